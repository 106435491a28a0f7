package io.synco.sync.bulk;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Progress.Written;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgBulkStore implements BulkStore {
    private static final String FIND = "select asked_at, operation_id, url, bytes, objects, read_to from bulk_operation"
            + " where shop_id = $1 and content = $2";

    private static final String ASKING = "insert into bulk_operation (shop_id, content) values ($1, $2)"
            + " on conflict (shop_id, content) do update set asked_at = now(), operation_id = null, url = null,"
            + " bytes = null, objects = 0, read_to = 0";

    private static final String RUNNING =
            "update bulk_operation set operation_id = $3 where shop_id = $1 and content = $2";

    private static final String PROGRESS = "update bulk_operation set objects = $3 where shop_id = $1 and content = $2";

    private static final String WRITTEN =
            "update bulk_operation set url = $3, bytes = $4, objects = $5 where shop_id = $1 and content = $2";

    private static final String READ_TO = "update bulk_operation set read_to = $3 where shop_id = $1 and content = $2";

    private static final String FORGET = "delete from bulk_operation where shop_id = $1 and content = $2";

    @Override
    public Uni<Optional<Operation>> find(Tx tx, ShopId shop, Content content) {
        return sql(tx).preparedQuery(FIND)
                .execute(Tuple.of(shop.value(), content.code()))
                .map(rows -> rows.stream().findFirst().map(PgBulkStore::operation));
    }

    private static Operation operation(Row row) {
        Optional<Written> file = Optional.ofNullable(row.getLong("bytes"))
                .map(bytes -> new Written(
                        Optional.ofNullable(row.getString("url")).map(URI::create), bytes, row.getLong("objects")));
        return new Operation(
                Optional.ofNullable(row.getString("operation_id")),
                row.getOffsetDateTime("asked_at").toInstant(),
                file,
                row.getLong("read_to"));
    }

    @Override
    public Uni<Void> asking(Tx tx, ShopId shop, Content content) {
        return run(tx, ASKING, Tuple.of(shop.value(), content.code()));
    }

    @Override
    public Uni<Void> running(Tx tx, ShopId shop, Content content, String id) {
        return run(tx, RUNNING, Tuple.of(shop.value(), content.code(), id));
    }

    @Override
    public Uni<Void> progress(Tx tx, ShopId shop, Content content, long objects) {
        return run(tx, PROGRESS, Tuple.of(shop.value(), content.code(), objects));
    }

    @Override
    public Uni<Void> written(Tx tx, ShopId shop, Content content, Written file) {
        String url = file.url().map(URI::toString).orElse(null);
        return run(tx, WRITTEN, Tuple.of(shop.value(), content.code(), url, file.bytes(), file.objects()));
    }

    @Override
    public Uni<Void> readTo(Tx tx, ShopId shop, Content content, long place) {
        return run(tx, READ_TO, Tuple.of(shop.value(), content.code(), place));
    }

    @Override
    public Uni<Void> forget(Tx tx, ShopId shop, Content content) {
        return run(tx, FORGET, Tuple.of(shop.value(), content.code()));
    }

    private static Uni<Void> run(Tx tx, String statement, Tuple parameters) {
        return sql(tx).preparedQuery(statement).execute(parameters).replaceWithVoid();
    }
}
