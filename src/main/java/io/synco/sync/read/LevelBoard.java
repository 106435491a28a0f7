package io.synco.sync.read;

import static io.synco.sync.read.Columns.amount;
import static io.synco.sync.read.Columns.list;
import static io.synco.sync.read.Columns.optionalInt;
import static io.synco.sync.read.Columns.text;
import static io.synco.sync.read.Columns.time;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The levels of a shop, a page at a time in order of (item, location). */
@ApplicationScoped
public class LevelBoard {
    /** Level 0/0 exists nowhere: Shopify's numbers start at 1. */
    public static final LevelId START = LevelId.of(0, 0);

    private static final String COLUMNS = "select l.item_id, l.location_id, k.sku, k.title, p.name as location,"
            + " l.odoo_quantity, l.odoo_reserved, l.seen_on_hand, l.seen_committed, l.seen_available, l.seen_at,"
            + " l.expected, l.target, l.state, l.reason, l.wanted_rev > l.sent_rev as dirty"
            + " from level l"
            + " left join link k on k.shop_id = l.shop_id and k.item_id = l.item_id"
            + " left join sf_location p on p.shop_id = l.shop_id and p.location_id = l.location_id";
    private static final String AFTER = " where l.shop_id = $1 and (l.item_id, l.location_id) > ($2, $3)";
    private static final String IN_ORDER = " order by l.item_id, l.location_id limit $4";

    /** Served by the level's primary key. */
    private static final String PAGE = COLUMNS + AFTER + IN_ORDER;

    /** Walks the same key and skips what is equal; the page ends when it is full. */
    private static final String PAGE_OF_DIFFERING = COLUMNS
            + AFTER
            + " and l.state <> 3 and (l.state = 2 or l.target is null or l.seen_on_hand is distinct from l.target)"
            + IN_ORDER;

    private static final String ONE = COLUMNS + " where l.shop_id = $1 and l.item_id = $2 and l.location_id = $3";

    private final TenantTransaction transaction;

    LevelBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    public Uni<List<LevelRow>> page(ShopId shop, LevelId after, int limit) {
        return page(PAGE, shop, after, limit);
    }

    /** Only levels that a person may want to see: flagged, never read, or with another on hand than they should have. */
    public Uni<List<LevelRow>> differing(ShopId shop, LevelId after, int limit) {
        return page(PAGE_OF_DIFFERING, shop, after, limit);
    }

    static Uni<Optional<LevelRow>> one(SqlConnection connection, ShopId shop, LevelId level) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(
                        shop.value(), level.item().value(), level.location().value()))
                .map(rows -> list(rows, LevelBoard::read).stream().findFirst());
    }

    private Uni<List<LevelRow>> page(String sql, ShopId shop, LevelId after, int limit) {
        Tuple tuple =
                Tuple.of(shop.value(), after.item().value(), after.location().value(), limit);
        return transaction.in(
                shop,
                connection -> connection.preparedQuery(sql).execute(tuple).map(rows -> list(rows, LevelBoard::read)));
    }

    private static LevelRow read(Row row) {
        Optional<Integer> target = optionalInt(row, "target");
        Optional<Integer> onHand = optionalInt(row, "seen_on_hand");
        boolean settled = !row.getBoolean("dirty") && target.equals(onHand);
        return new LevelRow(
                LevelId.of(row.getLong("item_id"), row.getLong("location_id")),
                text(row, "sku").orElse(""),
                text(row, "title").orElse(""),
                text(row, "location").orElse(""),
                new LevelRow.Odoo(amount(row, "odoo_quantity"), amount(row, "odoo_reserved")),
                new LevelRow.Shopify(onHand, optionalInt(row, "seen_committed"), optionalInt(row, "seen_available")),
                optionalInt(row, "expected"),
                target,
                LevelState.of(row.getInteger("state"), target.isPresent(), settled),
                text(row, "reason"),
                time(row, "seen_at"));
    }
}
