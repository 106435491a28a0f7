package io.synco.mapping;

import io.synco.kernel.LocationId;

/**
 * A Shopify location as last read; one that Shopify no longer lists is kept as not active.
 *
 * @param fulfillsOnline whether Shopify may assign orders of the online store to it
 */
public record ShopLocation(LocationId id, String name, boolean active, boolean fulfillsOnline) {}
