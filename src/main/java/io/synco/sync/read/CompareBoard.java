package io.synco.sync.read;

import static io.synco.sync.read.Columns.list;
import static io.synco.sync.read.Columns.optionalInt;
import static io.synco.sync.read.Columns.text;
import static io.synco.sync.read.Columns.time;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.read.CompareState.Phase;
import io.synco.sync.read.DriftRow.Cause;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far a comparison is, and what the last ones found. */
@ApplicationScoped
public class CompareBoard {
    private static final String LAST = "select c.run_id, c.phase, c.begun_at, c.ended_at, c.levels, c.left_out,"
            + " coalesce(b.objects, 0) as objects, b.bytes, b.read_to,"
            + " case when c.phase = 4 then c.levels - c.left_out else (select count(*)::int from compared x"
            + "   where x.shop_id = c.shop_id and x.planned_rev = 0) end as planned,"
            + " case when c.phase = 4 then c.differing else (select count(distinct (d.item_id, d.location_id))::int from drift d"
            + "   where d.shop_id = c.shop_id and d.run_id = c.run_id) end as differing"
            + " from comparison c left join bulk_operation b on b.shop_id = c.shop_id and b.content = 2 and c.phase = 1"
            + " where c.shop_id = $1 order by c.run_id desc limit 1";

    private static final String EVERY = "select every_minutes from compare_choice where shop_id = $1";

    // What moved the level since the run began tells why: the primary keys of drift and level_move serve it.
    private static final String DRIFT =
            "select d.item_id, d.location_id, d.cause, d.expected, d.seen, d.at, k.sku, k.title,"
                    + " p.name as location, array(select distinct m.cause from level_move m where m.shop_id = d.shop_id"
                    + "   and m.item_id = d.item_id and m.location_id = d.location_id and m.at >= c.begun_at order by 1) as moves,"
                    + " exists (select from job j where j.shop_id = d.shop_id and j.kind = 7 and j.state = 5"
                    + "   and j.key = d.item_id || '/' || d.location_id) as asked"
                    + " from drift d join comparison c on c.shop_id = d.shop_id and c.run_id = d.run_id"
                    + " left join link k on k.shop_id = d.shop_id and k.item_id = d.item_id"
                    + " left join sf_location p on p.shop_id = d.shop_id and p.location_id = d.location_id"
                    + " where d.shop_id = $1 and d.run_id = coalesce($2, (select max(run_id) from comparison where shop_id = $1))"
                    + " and (d.item_id, d.location_id) > ($3, $4) order by d.item_id, d.location_id, d.cause limit $5";

    private final TenantTransaction transaction;

    CompareBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    public Uni<Optional<CompareState>> last(ShopId shop) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(LAST)
                        .execute(Tuple.of(shop.value()))
                        .map(rows -> rows.stream().findFirst().map(CompareBoard::state)));
    }

    /** By choice of the shop; zero is never by itself. */
    public Uni<Optional<Duration>> every(ShopId shop) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(EVERY)
                        .execute(Tuple.of(shop.value()))
                        .map(rows -> rows.stream()
                                .findFirst()
                                .map(row -> Duration.ofMinutes(row.getInteger("every_minutes")))));
    }

    private static CompareState state(Row row) {
        return new CompareState(
                row.getLong("run_id"),
                Phase.values()[row.getInteger("phase") - 1],
                row.getOffsetDateTime("begun_at").toInstant(),
                time(row, "ended_at"),
                row.getInteger("levels"),
                row.getInteger("differing"),
                row.getInteger("left_out"),
                row.getLong("objects"),
                Optional.ofNullable(row.getLong("bytes"))
                        .filter(bytes -> bytes > 0)
                        .map(bytes -> row.getLong("read_to") / (double) bytes),
                row.getInteger("planned"));
    }

    /**
     * In order of the level.
     *
     * @param run empty for the last one
     * @param after the last level of the page before
     */
    public Uni<List<DriftRow>> drift(ShopId shop, Optional<Long> run, LevelId after, int limit) {
        Tuple tuple = Tuple.of(
                shop.value(),
                run.orElse(null),
                after.item().value(),
                after.location().value(),
                limit);
        return transaction.in(
                shop,
                connection ->
                        connection.preparedQuery(DRIFT).execute(tuple).map(rows -> list(rows, CompareBoard::drift)));
    }

    private static DriftRow drift(Row row) {
        LevelId level = LevelId.of(row.getLong("item_id"), row.getLong("location_id"));
        Cause cause = Cause.values()[row.getInteger("cause") - 1];
        return new DriftRow(
                level,
                text(row, "sku").orElse(""),
                text(row, "title").orElse(""),
                text(row, "location").orElse(""),
                cause,
                optionalInt(row, "expected"),
                optionalInt(row, "seen"),
                why(cause, Set.of(row.getArrayOfShorts("moves")), row.getBoolean("asked")),
                row.getOffsetDateTime("at").toInstant());
    }

    /** @param moves causes of level_move since the comparison began */
    private static String why(Cause cause, Set<Short> moves, boolean asked) {
        return switch (cause) {
            case ON_HAND, ORDERS -> onShopify(moves, asked);
            case NOT_STOCKED ->
                "Shopify does not stock the item at this location, or does not track it; nothing is written there.";
            case STOCKED_AGAIN -> "Shopify stocks the item at this location again; it is kept in step from now on.";
            case ODOO -> "The stock in Odoo had changed and nothing had told SyncO; Shopify follows.";
        };
    }

    private static String onShopify(Set<Short> moves, boolean asked) {
        if (asked) {
            return "Shopify's numbers are not what its orders say; the job that reads the level again asks a person.";
        }
        if (moves.contains((short) 2)) {
            return "Edited on Shopify, by hand or by another app, and nothing had told SyncO; the rule for edits decided.";
        }
        if (moves.contains((short) 1)) {
            return "Fulfilled on Shopify, and nothing had told SyncO.";
        }
        return moves.isEmpty()
                ? "Shopify's numbers differ; the level is read again."
                : "A fulfilment was cancelled or goods were restocked on Shopify, and nothing had told SyncO.";
    }
}
