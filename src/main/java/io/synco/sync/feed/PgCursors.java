package io.synco.sync.feed;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgCursors implements Cursors {
    // A shop that has never been read starts at its go-live.
    private static final String AT = "select coalesce((select at from feed_cursor where shop_id = $1 and feed = $2),"
            + " (select coalesce(live_at, now()) from shop where shop_id = $1)) as at";
    private static final String ADVANCE = "insert into feed_cursor (shop_id, feed, at) values ($1, $2, $3)"
            + " on conflict (shop_id, feed) do update set at = greatest(feed_cursor.at, excluded.at)";

    private static final String WATCH =
            "select coalesce(c.at, s.live_at, now()) as at, coalesce(c.watched_from, now()) as watched_from,"
                    + " coalesce(c.watched_until, now()) as watched_until, now() as now, c.hinted_at from shop s"
                    + " left join feed_cursor c on c.shop_id = s.shop_id and c.feed = $2 where s.shop_id = $1";

    private static final String WATCHED = "insert into feed_cursor (shop_id, feed, at, watched_from, watched_until)"
            + " values ($1, $2, $3, now(), $4) on conflict (shop_id, feed) do update set at = greatest(feed_cursor.at, excluded.at),"
            + " watched_from = case when excluded.at > feed_cursor.at then excluded.watched_from"
            + " else coalesce(feed_cursor.watched_from, excluded.watched_from) end, watched_until = excluded.watched_until";

    @Override
    public Uni<Instant> at(Tx tx, ShopId shop, String feed) {
        return sql(tx).preparedQuery(AT)
                .execute(Tuple.of(shop.value(), feed))
                .map(rows -> rows.iterator().next().getOffsetDateTime("at").toInstant());
    }

    @Override
    public Uni<Void> advance(Tx tx, ShopId shop, String feed, Instant to) {
        return sql(tx).preparedQuery(ADVANCE)
                .execute(Tuple.of(shop.value(), feed, to.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Watch> watch(Tx tx, ShopId shop, String feed) {
        return sql(tx).preparedQuery(WATCH)
                .execute(Tuple.of(shop.value(), feed))
                .map(rows -> rows.iterator().next())
                .map(row -> new Watch(
                        instant(row, "at"),
                        instant(row, "watched_from"),
                        instant(row, "watched_until"),
                        instant(row, "now"),
                        Optional.ofNullable(row.getOffsetDateTime("hinted_at")).map(OffsetDateTime::toInstant)));
    }

    @Override
    public Uni<Void> watched(Tx tx, ShopId shop, String feed, Instant to, Instant begun) {
        return sql(tx).preparedQuery(WATCHED)
                .execute(Tuple.of(shop.value(), feed, to.atOffset(ZoneOffset.UTC), begun.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
