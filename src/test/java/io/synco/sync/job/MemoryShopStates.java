package io.synco.sync.job;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.simulation.MemoryDatabase;
import io.synco.simulation.rows.ConnectionRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.tenant.Connections.State;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** In memory, what {@link PgShopStates} and {@link io.synco.tenant.Connections} do. */
final class MemoryShopStates implements ShopStates {
    private final MemoryDatabase database;
    private final Chance chance;

    MemoryShopStates(MemoryDatabase database, Chance chance) {
        this.database = database;
        this.chance = chance;
    }

    @Override
    public Uni<ShopState> read(Tx tx, ShopId shop) {
        return rows(tx, shop, rows -> {
            Map<Side, Connected> sides = new EnumMap<>(Side.class);
            rows.connections().entries().forEach(side -> sides.put(side.getKey(), connected(side.getValue())));
            return new ShopState(rows.shop().live(), rows.now(), sides);
        });
    }

    private static Connected connected(ConnectionRow row) {
        return new Connected(row.state(), row.circuitUntil(), row.reason().orElse(""));
    }

    @Override
    public Uni<Void> failed(ShopId shop, Side side, String words) {
        double part = 0.5 + chance.unit() / 2;
        return database.unfenced(
                shop,
                tx -> change(tx, shop, rows -> rows.connections().update(side, row -> failed(rows, row, words, part))));
    }

    private static ConnectionRow failed(ShopRows rows, ConnectionRow row, String words, double part) {
        boolean asked = row.state() == State.CONNECTED || row.state() == State.WAITING;
        boolean counted =
                row.circuitUntil().filter(until -> until.isAfter(rows.now())).isPresent();
        if (!asked || counted) {
            return row;
        }
        double seconds = Math.min(300, 5 * Math.pow(2, Math.min(row.failures(), 6))) * part;
        Instant until = rows.now().plus(Duration.ofNanos(Math.round(seconds * 1e6) * 1_000));
        return new ConnectionRow(State.WAITING, Optional.of(words), row.failures() + 1, Optional.of(until));
    }

    @Override
    public Uni<Void> paused(ShopId shop, Side side, String words) {
        return database.unfenced(
                shop, tx -> change(tx, shop, rows -> rows.connections().update(side, row -> paused(row, words))));
    }

    private static ConnectionRow paused(ConnectionRow row, String words) {
        return row.state() == State.PAUSED
                ? row
                : new ConnectionRow(State.PAUSED, Optional.of(words), row.failures(), Optional.empty());
    }

    @Override
    public Uni<Void> succeeded(ShopId shop, Side side) {
        return database.unfenced(
                shop, tx -> change(tx, shop, rows -> rows.connections().update(side, MemoryShopStates::answered)));
    }

    private static ConnectionRow answered(ConnectionRow row) {
        return row.state() == State.WAITING || row.state() == State.PAUSED ? ConnectionRow.CONNECTED : row;
    }
}
