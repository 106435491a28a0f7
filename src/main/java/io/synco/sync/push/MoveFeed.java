package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Slice;

/** Odoo's finished moves, read and taken in up to this moment. */
public interface MoveFeed {
    Uni<Void> read(Slice slice);
}
