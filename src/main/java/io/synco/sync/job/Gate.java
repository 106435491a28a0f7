package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kinds of jobs may run in a shop right now, and until when the others wait. */
@ApplicationScoped
public class Gate {
    private static final String STATE =
            "select s.live, clock_timestamp() as now, c.side, c.state, c.reason, c.circuit_until"
                    + " from shop s left join connection c on c.shop_id = s.shop_id where s.shop_id = $1";
    /** Only a longest wait: connecting again wakes the shop's jobs at once. */
    private static final long NOT_CONNECTED_SECONDS = 3600;

    /** A side whose jobs wait. */
    public record Closed(Side side, Instant until, String why) {}

    /** @param probing sides whose circuit is half open: one job goes first */
    public record Open(Set<JobKind> kinds, List<Closed> closed, Set<Side> probing) {
        Set<JobKind> kindsNeeding(Side side) {
            Set<JobKind> needing = EnumSet.noneOf(JobKind.class);
            for (JobKind kind : JobKind.values()) {
                if (kind.needs().contains(side)) {
                    needing.add(kind);
                }
            }
            return needing;
        }
    }

    public Uni<Open> look(SqlConnection connection, ShopId shop) {
        return connection.preparedQuery(STATE).execute(Tuple.of(shop.value())).map(rows -> {
            boolean live = false;
            Instant now = Instant.EPOCH;
            Map<Side, Row> sides = new EnumMap<>(Side.class);
            for (Row row : rows) {
                live = row.getBoolean("live");
                now = row.getOffsetDateTime("now").toInstant();
                Integer side = row.getInteger("side");
                if (side != null) {
                    sides.put(side == Side.SHOPIFY.code() ? Side.SHOPIFY : Side.ODOO, row);
                }
            }
            return open(live, now, sides);
        });
    }

    private static Open open(boolean live, Instant now, Map<Side, Row> sides) {
        List<Closed> closed = new ArrayList<>();
        Set<Side> probing = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
            Row row = sides.get(side);
            int state = row == null ? 0 : row.getInteger("state");
            if (state == 2) {
                Instant until = row.getOffsetDateTime("circuit_until") == null
                        ? now
                        : row.getOffsetDateTime("circuit_until")
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toInstant();
                if (until.isAfter(now)) {
                    closed.add(new Closed(side, until, side.words() + " does not answer: " + row.getString("reason")));
                } else {
                    probing.add(side);
                }
            } else if (state != 1) {
                String reason = row == null || row.getString("reason") == null ? "" : ": " + row.getString("reason");
                closed.add(new Closed(
                        side, now.plusSeconds(NOT_CONNECTED_SECONDS), side.words() + " is not connected" + reason));
            }
        }
        Set<JobKind> kinds = EnumSet.noneOf(JobKind.class);
        for (JobKind kind : JobKind.values()) {
            boolean blocked = closed.stream().anyMatch(c -> kind.needs().contains(c.side()));
            if (!blocked && (live || !kind.onlyLive())) {
                kinds.add(kind);
            }
        }
        return new Open(kinds, List.copyOf(closed), probing);
    }
}
