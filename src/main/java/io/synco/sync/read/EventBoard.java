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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What happened in a shop, newest first. */
@ApplicationScoped
public class EventBoard {
    /** Served by the event's primary key, read backwards. */
    private static final String PAGE = "select event_id, at, kind, side, subject, amount, rule, decision, outcome,"
            + " outcome_text, outcome_at from event where shop_id = $1 and event_id < $2 order by event_id desc limit $3";

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
                row.getString("subject"),
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
