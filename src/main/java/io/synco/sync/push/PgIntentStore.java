package io.synco.sync.push;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** In PostgreSQL. */
@ApplicationScoped
class PgIntentStore implements IntentStore {
    private static final String PREPARE =
            "insert into intent (shop_id, intent_id, kind, subject, rows, state, lease_no)"
                    + " values ($1, $2, 1, $3, '', 1, $4)";

    private static final String PREPARE_LEVELS =
            "insert into intent_level (shop_id, item_id, location_id, intent_id, from_qty,"
                    + " to_qty, planned_rev, terms, snapshot_at) select $1, r.item_id, r.location_id, $2, r.from_qty, r.to_qty, r.rev,"
                    + " r.terms, $3 from unnest($4::bigint[], $5::bigint[], $6::int[], $7::int[], $8::bigint[], $9::text[])"
                    + " as r(item_id, location_id, from_qty, to_qty, rev, terms)";

    private static final String PLANNED = "with r as (select * from"
            + " unnest($2::bigint[], $3::bigint[], $4::int[], $5::numeric[], $6::numeric[], $7::text[])"
            + " as r(item_id, location_id, target, quantity, reserved, terms)),"
            + " kept as (insert into level_terms (shop_id, item_id, location_id, snapshot_at, terms)"
            + " select $1, item_id, location_id, $8, terms from r on conflict (shop_id, item_id, location_id) do update"
            + " set snapshot_at = excluded.snapshot_at, terms = excluded.terms)"
            + " update level l set target = r.target, planned_at = now(),"
            + " odoo_quantity = r.quantity, odoo_reserved = r.reserved from r where l.shop_id = $1 and l.item_id = r.item_id and l.location_id = r.location_id";

    private static final String SAME = "update level l set sent_rev = greatest(l.sent_rev, r.rev), reason = null"
            + " from unnest($2::bigint[], $3::bigint[], $4::bigint[]) as r(item_id, location_id, rev)"
            + " where l.shop_id = $1 and l.item_id = r.item_id and l.location_id = r.location_id";

    // `expected` moves by what was written, not to it: a fulfilment explained meanwhile has moved it already.
    private static final String ACCEPT = "with rows as (delete from intent_level where shop_id = $1 and intent_id = $2"
            + " returning item_id, location_id, from_qty, to_qty, planned_rev, terms, snapshot_at, causes),"
            + " lev as (update level l set expected = l.expected + r.to_qty - r.from_qty,"
            + " sent_rev = greatest(l.sent_rev, r.planned_rev), last_write_at = now(), reason = null,"
            + " seen_on_hand = l.seen_on_hand + r.to_qty - r.from_qty, seen_available = l.seen_available + r.to_qty - r.from_qty"
            + " from rows r where l.shop_id = $1 and l.item_id = r.item_id and l.location_id = r.location_id),"
            + " led as (insert into write (shop_id, intent_id, item_id, location_id, from_qty, to_qty, outcome, snapshot_at, terms,"
            + " causes) select $1, $2, item_id, location_id, from_qty, to_qty, 1, snapshot_at, terms, causes from rows)"
            + " update intent set state = 2, answered_at = now() where shop_id = $1 and intent_id = $2";

    private static final String REFUSE = "with rows as (delete from intent_level where shop_id = $1 and intent_id = $2"
            + " returning item_id, location_id, from_qty, to_qty, terms, snapshot_at, causes),"
            + " led as (insert into write (shop_id, intent_id, item_id, location_id, from_qty, to_qty, outcome, snapshot_at, terms,"
            + " causes, answer) select $1, $2, item_id, location_id, from_qty, to_qty, 2, snapshot_at, terms, causes, $3 from rows)"
            + " update intent set state = 3, answered_at = now(), answer = $3 where shop_id = $1 and intent_id = $2";

    private static final String WITHDRAW =
            "with rows as (delete from intent_level where shop_id = $1 and intent_id = $2)"
                    + " update intent set state = 5, answered_at = now(), answer = $3 where shop_id = $1 and intent_id = $2";

    private static final String UNANSWERED = "insert into unanswered (shop_id, item_id, location_id)"
            + " select shop_id, item_id, location_id from intent_level where shop_id = $1 and intent_id = $2"
            + " on conflict do nothing";

    private static final String UNKNOWN =
            "update intent set state = 4, answer = $3 where shop_id = $1 and intent_id = $2";

    private static final String RESENDING =
            "update intent set attempts = attempts + 1, sent_at = now(), lease_no = $3 where shop_id = $1 and intent_id = $2";

    // intent_open serves it.
    private static final String OPEN = "select i.intent_id, i.created_at < now() - interval '23 hours' as too_old,"
            + " l.item_id, l.location_id, l.from_qty, l.to_qty from intent i"
            + " join intent_level l on l.shop_id = i.shop_id and l.intent_id = i.intent_id"
            + " where i.shop_id = $1 and i.state in (1, 4) and i.kind = 1 order by i.created_at, l.item_id, l.location_id";

    @Override
    public Uni<Void> prepare(Tx tx, ShopId shop, long leaseNo, UUID id, List<Planned> rows, Instant snapshotAt) {
        Tuple levels = Tuple.of(shop.value(), id, snapshotAt.atOffset(ZoneOffset.UTC));
        levels.addValue(items(rows));
        levels.addValue(locations(rows));
        levels.addValue(
                rows.stream().map(row -> row.level().expected().orElseThrow()).toArray(Integer[]::new));
        levels.addValue(rows.stream().map(row -> row.target().onHand()).toArray(Integer[]::new));
        levels.addValue(rows.stream().map(row -> row.level().wantedRev()).toArray(Long[]::new));
        levels.addValue(rows.stream().map(row -> Terms.json(row.target())).toArray(String[]::new));
        return sql(tx).preparedQuery(PREPARE)
                .execute(Tuple.of(shop.value(), id, rows.size() + " levels", leaseNo))
                .chain(() -> sql(tx).preparedQuery(PREPARE_LEVELS).execute(levels))
                .chain(() -> sql(tx).preparedQuery(PgCauses.KEEP).execute(Tuple.of(shop.value(), id)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> planned(Tx tx, ShopId shop, List<Planned> rows, Instant snapshotAt) {
        Tuple tuple = Tuple.of(shop.value());
        tuple.addValue(items(rows));
        tuple.addValue(locations(rows));
        tuple.addValue(rows.stream().map(row -> row.target().onHand()).toArray(Integer[]::new));
        tuple.addValue(rows.stream()
                .map(row -> row.target().components().get(0).terms().quantity().toDecimal())
                .toArray(BigDecimal[]::new));
        tuple.addValue(rows.stream()
                .map(row -> row.target().components().get(0).terms().reserved().toDecimal())
                .toArray(BigDecimal[]::new));
        tuple.addValue(rows.stream().map(row -> Terms.json(row.target())).toArray(String[]::new));
        tuple.addValue(snapshotAt.atOffset(ZoneOffset.UTC));
        return sql(tx).preparedQuery(PLANNED).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Void> same(Tx tx, ShopId shop, List<Planned> rows) {
        Tuple tuple = Tuple.of(shop.value());
        tuple.addValue(items(rows));
        tuple.addValue(locations(rows));
        tuple.addValue(rows.stream().map(row -> row.level().wantedRev()).toArray(Long[]::new));
        return sql(tx).preparedQuery(SAME).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Void> accepted(Tx tx, ShopId shop, UUID id) {
        return sql(tx).preparedQuery(ACCEPT).execute(Tuple.of(shop.value(), id)).replaceWithVoid();
    }

    @Override
    public Uni<Void> refused(Tx tx, ShopId shop, UUID id, String words) {
        return sql(tx).preparedQuery(REFUSE)
                .execute(Tuple.of(shop.value(), id, words))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> withdraw(Tx tx, ShopId shop, UUID id, String why) {
        return sql(tx).preparedQuery(WITHDRAW)
                .execute(Tuple.of(shop.value(), id, why))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> giveUp(Tx tx, ShopId shop, UUID id, String why) {
        return sql(tx).preparedQuery(UNANSWERED)
                .execute(Tuple.of(shop.value(), id))
                .chain(() -> withdraw(tx, shop, id, why));
    }

    @Override
    public Uni<Void> unknown(Tx tx, ShopId shop, UUID id, String why) {
        return sql(tx).preparedQuery(UNKNOWN)
                .execute(Tuple.of(shop.value(), id, why))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> resending(Tx tx, ShopId shop, UUID id, long leaseNo) {
        return sql(tx).preparedQuery(RESENDING)
                .execute(Tuple.of(shop.value(), id, leaseNo))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Open>> open(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(OPEN).execute(Tuple.of(shop.value())).map(rows -> {
            Map<UUID, List<SetRow>> calls = new LinkedHashMap<>();
            Map<UUID, Boolean> old = new LinkedHashMap<>();
            rows.forEach(row -> {
                UUID id = row.getUUID("intent_id");
                old.put(id, row.getBoolean("too_old"));
                calls.computeIfAbsent(id, key -> new ArrayList<>())
                        .add(new SetRow(
                                LevelId.of(row.getLong("item_id"), row.getLong("location_id")),
                                row.getInteger("to_qty"),
                                row.getInteger("from_qty")));
            });
            List<Open> open = new ArrayList<>();
            calls.forEach((id, levels) ->
                    open.add(new Open(new SetOnHand(id, SetOnHand.reference(id), levels), old.get(id))));
            return open;
        });
    }

    private static Long[] items(Collection<Planned> rows) {
        return rows.stream().map(row -> row.level().level().item().value()).toArray(Long[]::new);
    }

    private static Long[] locations(Collection<Planned> rows) {
        return rows.stream().map(row -> row.level().level().location().value()).toArray(Long[]::new);
    }
}
