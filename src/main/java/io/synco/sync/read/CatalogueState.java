package io.synco.sync.read;

import java.time.Instant;
import java.util.Optional;

/**
 * How far reading Shopify's catalogue is.
 *
 * @param reading it is being read
 * @param objects that Shopify has written out so far
 * @param readShare of its file, 0 to 1, where it is being read
 * @param variants that are known
 * @param wholeAt when all of it was read last
 */
public record CatalogueState(
        boolean reading, long objects, Optional<Double> readShare, long variants, Optional<Instant> wholeAt) {}
