package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.PgTx;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.PrivacyRequests;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes requests about stored data, which then are carried out by a job, and tells what became of them. */
@ApplicationScoped
public class PrivacyDesk implements PrivacyRequests {
    /** Not of a shop that is being erased or gone, whoever still remembers its domain. */
    private static final String TAKE =
            "with taken as (insert into privacy_request (shop_id, kind, source, remote_id, orders)"
                    + " select $1, $2, $3, $4, $5 from shop_directory d where d.shop_id = $1 and d.state <> 3"
                    + " on conflict do nothing returning request_id),"
                    + " told as (insert into audit (shop_id, who, what, subject)"
                    + " select $1, 'Shopify', $6, 'request ' || request_id from taken) select request_id from taken";

    private static final String LIST =
            "select request_id, kind, received_at, done_at, outcome, orders from privacy_request"
                    + " where shop_id = $1 and request_id < $2 order by request_id desc limit $3";

    private final TenantTransaction tenant;
    private final JobStore jobs;
    private final Doorbell doorbell;

    PrivacyDesk(TenantTransaction tenant, JobStore jobs, Doorbell doorbell) {
        this.tenant = tenant;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    /** @param orders of a question, those that are known */
    public record Row(
            long id,
            Kind kind,
            Instant receivedAt,
            Optional<Instant> doneAt,
            Optional<String> outcome,
            List<Long> orders) {}

    @Override
    public Uni<Boolean> accept(ShopId shop, Asked asked) {
        return tenant.in(
                        shop,
                        connection -> take(connection, shop, asked)
                                .call(id -> id.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : jobs.ask(
                                                new PgTx(connection), shop, JobKind.STAY, key(asked.kind(), id.get()))))
                .map(Optional::isPresent)
                .invoke(isNew -> {
                    if (isNew) {
                        doorbell.ring(shop).subscribe().with(ignored -> {}, lost -> {});
                    }
                });
    }

    private static String key(Kind kind, long id) {
        return kind == Kind.SHOP_REDACT ? StayHandler.ERASE : StayHandler.REQUEST + id;
    }

    private static Uni<Optional<Long>> take(SqlConnection connection, ShopId shop, Asked asked) {
        Tuple row = Tuple.tuple()
                .addLong(shop.value())
                .addShort(code(asked.kind()))
                .addString(asked.id())
                .addLong(asked.remoteShop())
                .addArrayOfLong(asked.orders().toArray(Long[]::new))
                .addString(asked.kind().words());
        return connection
                .preparedQuery(TAKE)
                .execute(row)
                .map(rows -> rows.stream().findFirst().map(found -> found.getLong("request_id")));
    }

    /** Newest first. */
    public Uni<List<Row>> list(ShopId shop, long before, int limit) {
        return tenant.in(
                shop,
                connection -> connection
                        .preparedQuery(LIST)
                        .execute(Tuple.of(shop.value(), before, limit))
                        .map(rows -> rows.stream().map(PrivacyDesk::row).toList()));
    }

    private static Row row(io.vertx.mutiny.sqlclient.Row row) {
        return new Row(
                row.getLong("request_id"),
                Kind.values()[row.getShort("kind") - 1],
                row.getOffsetDateTime("received_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("done_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("outcome")),
                Arrays.asList(row.getArrayOfLongs("orders")));
    }

    static short code(Kind kind) {
        return (short) (kind.ordinal() + 1);
    }
}
