package io.synco.sync.life;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.PrivacyRequests.Kind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In PostgreSQL. What the serving role may not do itself stands in functions of the migration, each for the transaction's shop alone. */
@ApplicationScoped
class PgStayStore implements StayStore {
    /** Of the access token's row: each storing of tokens changes it. */
    private static final String ACCESS =
            "(select s.updated_at::text from secret s where s.shop_id = $1 and s.name = 'shopify.access-token')";

    private static final String READ = "select d.state, extract(epoch from now() - d.left_at)::bigint as left_seconds, "
            + ACCESS + " as access, exists (select from privacy_request r where r.shop_id = $1 and r.kind = 1"
            + " and r.done_at is null) as asked from shop_directory d where d.shop_id = $1";

    /** Tokens are stored under the same lock. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('shopify-token', $1))";

    private static final String SAME = "select " + ACCESS + " is not distinct from $2 as same";

    private static final List<String> LEAVE = List.of(
            "delete from secret where shop_id = $1 and name like 'shopify.%'",
            "update token_renewal set claim_no = claim_no + 1, until = now() where shop_id = $1",
            "update api_token set revoked_at = now() where shop_id = $1 and revoked_at is null",
            "update connection set state = 0, reason = 'The app was uninstalled: install it again in Shopify.', scopes = null,"
                    + " failures = 0, circuit_until = null, checked_at = now() where shop_id = $1 and side = 1",
            "update shop set live = false, plan = null, plan_at = null where shop_id = $1",
            "insert into audit (shop_id, who, what) values ($1, 'Shopify', 'the app was uninstalled')",
            "select leave_shop($1)");

    private static final String ASK =
            "insert into privacy_request (shop_id, kind, source) values ($1, 1, $2) on conflict do nothing";

    private static final String REFUSE = "update privacy_request set done_at = now(), outcome = $2"
            + " where shop_id = $1 and kind = 1 and done_at is null";

    private static final List<String> BEGIN = List.of(
            "update data_key set wrapped = null, shredded_at = now() where shop_id = $1 and wrapped is not null",
            "update privacy_request set begun_at = coalesce(begun_at, now()), keys_shredded_at = coalesce(keys_shredded_at, now())"
                    + " where shop_id = $1 and kind = 1 and done_at is null",
            "update privacy_request set orders = '{}' where shop_id = $1",
            "select begin_erasure($1)");

    private static final String ERASE = "select erase_shop($1, $2) as gone";

    private static final String REQUEST =
            "select kind, orders from privacy_request where shop_id = $1 and request_id = $2 and done_at is null";

    private static final String KNOWN =
            "select order_id from sf_order where shop_id = $1 and order_id = any($2) order by 1";

    /** Of the kinds whose key begins with an order's id. */
    private static final String FORGET = "with told as (select job_id from job where shop_id = $1"
            + " and kind in (1, 2, 16, 21, 23) and state in (4, 6, 7) and split_part(key, '/', 1) = any($2)),"
            + " said as (update event set outcome_text = null where shop_id = $1 and job_id in (select job_id from told))"
            + " update job set failure = null, hint = null where shop_id = $1 and job_id in (select job_id from told)";

    private static final String DONE =
            "update privacy_request set begun_at = coalesce(begun_at, now()), done_at = now(),"
                    + " outcome = $3, orders = $4, counts = jsonb_build_object('orders', $5::int)"
                    + " where shop_id = $1 and request_id = $2";

    @Override
    public Uni<Stay> read(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(READ).execute(Tuple.of(shop.value())).map(rows -> {
            Row row = rows.iterator().next();
            return new Stay(
                    State.values()[row.getShort("state") - 1],
                    Optional.ofNullable(row.getString("access")),
                    Optional.ofNullable(row.getLong("left_seconds")).map(Duration::ofSeconds),
                    row.getBoolean("asked"));
        });
    }

    @Override
    public Uni<Boolean> leave(Tx tx, ShopId shop, Optional<String> access) {
        return run(tx, LOCK, shop)
                .chain(() -> sql(tx).preparedQuery(SAME).execute(Tuple.of(shop.value(), access.orElse(null))))
                .map(rows -> rows.iterator().next().getBoolean("same"))
                .call(same -> same ? all(tx, LEAVE, shop) : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Void> askErasure(Tx tx, ShopId shop, String why) {
        return sql(tx).preparedQuery(ASK).execute(Tuple.of(shop.value(), why)).replaceWithVoid();
    }

    @Override
    public Uni<Void> refuseErasure(Tx tx, ShopId shop, String why) {
        return sql(tx).preparedQuery(REFUSE)
                .execute(Tuple.of(shop.value(), why))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> beginErasure(Tx tx, ShopId shop) {
        return all(tx, BEGIN, shop);
    }

    @Override
    public Uni<Boolean> eraseSome(Tx tx, ShopId shop, int rowsMax) {
        return sql(tx).preparedQuery(ERASE)
                .execute(Tuple.of(shop.value(), rowsMax))
                .map(rows -> rows.iterator().next().getBoolean("gone"));
    }

    @Override
    public Uni<Optional<Request>> request(Tx tx, ShopId shop, long id) {
        return sql(tx).preparedQuery(REQUEST)
                .execute(Tuple.of(shop.value(), id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    boolean erases = row.getShort("kind") == PrivacyDesk.code(Kind.CUSTOMER_REDACT);
                    return Optional.of(new Request(id, erases, Arrays.asList(row.getArrayOfLongs("orders"))));
                });
    }

    @Override
    public Uni<Integer> forgetWords(Tx tx, ShopId shop, List<Long> orders) {
        String[] keys = orders.stream().map(String::valueOf).toArray(String[]::new);
        return sql(tx).preparedQuery(FORGET)
                .execute(Tuple.of(shop.value(), keys))
                .chain(() -> known(tx, shop, orders))
                .map(List::size);
    }

    @Override
    public Uni<List<Long>> known(Tx tx, ShopId shop, List<Long> orders) {
        return sql(tx).preparedQuery(KNOWN)
                .execute(Tuple.of(shop.value(), orders.toArray(Long[]::new)))
                .map(rows -> rows.stream().map(row -> row.getLong("order_id")).toList());
    }

    @Override
    public Uni<Void> carriedOut(Tx tx, ShopId shop, long request, String outcome, List<Long> orders) {
        Tuple row = Tuple.of(shop.value(), request, outcome, orders.toArray(Long[]::new), orders.size());
        return sql(tx).preparedQuery(DONE).execute(row).replaceWithVoid();
    }

    private static Uni<Void> all(Tx tx, List<String> statements, ShopId shop) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (String statement : statements) {
            chain = chain.chain(() -> run(tx, statement, shop));
        }
        return chain;
    }

    private static Uni<Void> run(Tx tx, String statement, ShopId shop) {
        return sql(tx).preparedQuery(statement).execute(Tuple.of(shop.value())).replaceWithVoid();
    }
}
