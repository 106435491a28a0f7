package io.synco.sync.feed;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** In PostgreSQL. */
@ApplicationScoped
class PgCursors implements Cursors {
    // A shop that has never been read starts at its go-live.
    private static final String AT = "select coalesce((select at from feed_cursor where shop_id = $1 and feed = $2),"
            + " (select coalesce(live_at, now()) from shop where shop_id = $1)) as at";
    private static final String ADVANCE = "insert into feed_cursor (shop_id, feed, at) values ($1, $2, $3)"
            + " on conflict (shop_id, feed) do update set at = greatest(feed_cursor.at, excluded.at)";

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
}
