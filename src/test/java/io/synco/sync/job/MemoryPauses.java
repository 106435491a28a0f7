package io.synco.sync.job;

import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.PauseId;
import io.synco.simulation.rows.PauseRow;
import io.synco.simulation.rows.ShopRows;
import java.time.Instant;
import java.util.Optional;

/** In memory, what {@link PgPauses} does; its transactions come one after the other, so there is nobody to wait for. */
final class MemoryPauses implements Pauses {
    @Override
    public Uni<Paused> now(Tx tx, ShopId shop) {
        return rows(tx, shop, MemoryPauses::paused);
    }

    static Paused paused(ShopRows rows) {
        return new Paused(
                rows.pauses().all().stream().map(row -> pause(rows, row)).toList());
    }

    private static Pause pause(ShopRows rows, PauseRow row) {
        PauseId id = row.id();
        return new Pause(id.scope(), id.subject(), name(rows, id), row.who(), row.reason(), row.at());
    }

    private static Optional<String> name(ShopRows rows, PauseId id) {
        return switch (id.scope()) {
            case SHOP, DIRECTION -> Optional.empty();
            case LOCATION -> rows.shopifyLocations().find(new LocationId(id.subject()));
            case ITEM -> link(rows, id).flatMap(link -> link.sku().or(link::title));
        };
    }

    private static Optional<ItemLink> link(ShopRows rows, PauseId id) {
        return rows.links().find(new ItemId(id.subject()));
    }

    @Override
    public Uni<Boolean> pause(Tx tx, ShopId shop, PauseScope scope, long subject, String who, String reason) {
        return rows(tx, shop, rows -> {
            PauseId id = new PauseId(scope, subject);
            boolean known = known(rows, id);
            if (known) {
                Instant since = rows.pauses().find(id).map(PauseRow::at).orElse(rows.now());
                rows.pauses().put(id, new PauseRow(id, who, reason, since));
            }
            return known;
        });
    }

    private static boolean known(ShopRows rows, PauseId id) {
        return switch (id.scope()) {
            case SHOP, DIRECTION -> true;
            case LOCATION ->
                rows.shopifyLocations().find(new LocationId(id.subject())).isPresent();
            case ITEM -> link(rows, id).isPresent();
        };
    }

    @Override
    public Uni<Boolean> resume(Tx tx, ShopId shop, PauseScope scope, long subject) {
        return rows(tx, shop, rows -> {
            PauseId id = new PauseId(scope, subject);
            boolean paused = rows.pauses().find(id).isPresent();
            rows.pauses().remove(id);
            return paused;
        });
    }
}
