package io.synco.sync.read;

import static io.synco.sync.read.Columns.amount;
import static io.synco.sync.read.Columns.list;
import static io.synco.sync.read.Columns.text;
import static io.synco.sync.read.Columns.time;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.rules.EventKind;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What happened in a shop, newest first. */
@ApplicationScoped
public class EventBoard {
    private static final String EVENTS = "select e.*, o.name as order_name, k.title, k.sku, p.name as location"
            + " from (select event_id, at, kind, side, subject, product_id, item_id, location_id, amount, rule, decision,"
            + " outcome, outcome_text, outcome_at, job_id from event"
            + " where shop_id = $1 and ";

    private static final String ABOUT = ") e"
            + " left join job j on e.kind = 20 and j.shop_id = $1 and j.job_id = e.job_id and j.kind = 1"
            + " left join sf_order o on o.shop_id = $1 and o.order_id = case when j.kind = 1 then j.key::bigint end"
            + " left join link k on k.shop_id = $1 and k.item_id = coalesce(e.item_id, (select min(r.item_id) from recipe r"
            + " where r.shop_id = $1 and r.product_id = e.product_id))"
            + " left join sf_location p on p.shop_id = $1 and p.location_id = e.location_id"
            + " order by e.event_id desc";

    /** Served by the event's primary key, read backwards; then what its rows are about, each by a key. */
    private static final String PAGE = EVENTS + "event_id < $2 order by event_id desc limit $3" + ABOUT;

    private static final String THESE = EVENTS + "event_id = any($2)" + ABOUT;

    /** Reads all of a shop's events (30 days at most): asked for by a person or a check, not by the page. */
    private static final String SUMMARY = "select count(*) as total, count(*) filter (where outcome is null) as open,"
            + " count(*) filter (where outcome = 1) as done, count(*) filter (where outcome = 2) as superseded,"
            + " count(*) filter (where outcome = 3) as ignored, count(*) filter (where outcome = 4) as flagged"
            + " from event where shop_id = $1";

    private final TenantTransaction transaction;

    EventBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param before only events with a smaller id; Long.MAX_VALUE begins with the newest */
    public Uni<List<EventRow>> page(ShopId shop, long before, int limit) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(PAGE)
                        .execute(Tuple.of(shop.value(), before, limit))
                        .map(rows -> list(rows, EventBoard::read)));
    }

    /** Those of them that are still kept. */
    static Uni<List<EventRow>> these(SqlConnection connection, ShopId shop, Long[] ids) {
        return connection
                .preparedQuery(THESE)
                .execute(Tuple.of(shop.value(), ids))
                .map(rows -> list(rows, EventBoard::read));
    }

    public Uni<EventSummary> summary(ShopId shop) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(SUMMARY)
                        .execute(Tuple.of(shop.value()))
                        .map(rows -> summary(rows.iterator().next())));
    }

    private static EventRow read(Row row) {
        return new EventRow(
                row.getLong("event_id"),
                row.getOffsetDateTime("at").toInstant(),
                EventKind.ofCode(row.getInteger("kind")),
                row.getInteger("side") == Side.SHOPIFY.code() ? Side.SHOPIFY : Side.ODOO,
                Subject.of(row).event(row.getString("subject")),
                amount(row, "amount"),
                row.getString("rule"),
                row.getString("decision"),
                EventOutcome.ofStored(row.getInteger("outcome")),
                text(row, "outcome_text"),
                time(row, "outcome_at"));
    }

    private static EventSummary summary(Row row) {
        return new EventSummary(
                row.getLong("total"),
                row.getLong("open"),
                row.getLong("done"),
                row.getLong("superseded"),
                row.getLong("ignored"),
                row.getLong("flagged"));
    }
}
