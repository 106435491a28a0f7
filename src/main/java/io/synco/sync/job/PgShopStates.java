package io.synco.sync.job;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.tenant.Connections;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgShopStates implements ShopStates {
    private static final String STATE =
            "select s.live, clock_timestamp() as now, c.side, c.state, c.reason, c.circuit_until"
                    + " from shop s left join connection c on c.shop_id = s.shop_id where s.shop_id = $1";

    private final Connections connections;

    PgShopStates(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Uni<ShopState> read(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(STATE).execute(Tuple.of(shop.value())).map(PgShopStates::state);
    }

    private static ShopState state(RowSet<Row> rows) {
        boolean live = false;
        Instant now = Instant.EPOCH;
        Map<Side, Connected> sides = new EnumMap<>(Side.class);
        for (Row row : rows) {
            live = row.getBoolean("live");
            now = row.getOffsetDateTime("now").toInstant();
            Integer side = row.getInteger("side");
            if (side != null) {
                sides.put(side == Side.SHOPIFY.code() ? Side.SHOPIFY : Side.ODOO, connected(row));
            }
        }
        return new ShopState(live, now, sides);
    }

    private static Connected connected(Row row) {
        return new Connected(
                Connections.State.values()[row.getInteger("state")],
                Optional.ofNullable(row.getOffsetDateTime("circuit_until")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("reason")).orElse(""));
    }

    @Override
    public Uni<Void> failed(ShopId shop, Side side, String words) {
        return connections.failed(shop, side, words);
    }

    @Override
    public Uni<Void> paused(ShopId shop, Side side, String words) {
        return connections.paused(shop, side, words);
    }

    @Override
    public Uni<Void> succeeded(ShopId shop, Side side) {
        return connections.succeeded(shop, side);
    }
}
