package io.synco.sync.job;

import io.smallrye.mutiny.Uni;

/** Settles calls of which nobody knows whether they were applied; runs before anything else of a slice. */
public interface Settler {
    Uni<Void> settle(Slice slice);
}
