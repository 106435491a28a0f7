package io.synco.simulation.rows;

import io.synco.sync.port.ShopifyBulk.Progress.Written;
import java.time.Instant;
import java.util.Optional;

/** The table {@code bulk_operation}; its key is the content's code. */
public record BulkRow(Instant askedAt, Optional<String> id, Optional<Written> file, long objects, long readTo) {
    public static BulkRow asked(Instant at) {
        return new BulkRow(at, Optional.empty(), Optional.empty(), 0, 0);
    }

    public BulkRow running(String as) {
        return new BulkRow(askedAt, Optional.of(as), file, objects, readTo);
    }

    public BulkRow objects(long now) {
        return new BulkRow(askedAt, id, file, now, readTo);
    }

    public BulkRow written(Written now) {
        return new BulkRow(askedAt, id, Optional.of(now), now.objects(), readTo);
    }

    public BulkRow readTo(long place) {
        return new BulkRow(askedAt, id, file, objects, place);
    }
}
