package io.synco.sync.life;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A shop's plan as Shopify said last, and what it allows. */
@ApplicationScoped
public class Plans implements LinkLimit {
    private static final String PLAN =
            "select plan, (select count(*) from link where shop_id = $1 and state = 1) as links"
                    + " from shop where shop_id = $1";

    private static final String HOLD = "update link set state = 2, reason = $4 where shop_id = $1 and item_id in ("
            + " select l.item_id from link l where l.shop_id = $1 and l.item_id = any($2) and l.state = 1"
            + " and not exists (select from level v where v.shop_id = $1 and v.item_id = l.item_id)"
            + " order by l.item_id desc limit greatest(0,"
            + "   (select count(*) from link where shop_id = $1 and state = 1) - $3))";

    private final TenantTransaction tenant;
    private final PlanConfig config;

    Plans(TenantTransaction tenant, PlanConfig config) {
        this.tenant = tenant;
        this.config = config;
    }

    /**
     * @param plan its handle; empty without an active subscription
     * @param linksMax empty for no limit
     */
    public record Plan(Optional<String> plan, OptionalInt linksMax, long links) {}

    public Uni<Plan> now(ShopId shop) {
        return tenant.in(
                shop,
                connection -> connection
                        .preparedQuery(PLAN)
                        .execute(Tuple.of(shop.value()))
                        .map(this::plan));
    }

    private Plan plan(Iterable<Row> rows) {
        Row row = rows.iterator().next();
        Optional<String> plan = Optional.ofNullable(row.getString("plan"));
        return new Plan(plan, linksMax(plan), row.getLong("links"));
    }

    private OptionalInt linksMax(Optional<String> plan) {
        return plan.map(handle -> config.linksMax().get(handle))
                .map(OptionalInt::of)
                .orElseGet(config::linksMaxOtherwise);
    }

    @Override
    public Uni<Integer> hold(Tx tx, ShopId shop, Set<ItemId> linked) {
        return sql(tx).preparedQuery(PLAN)
                .execute(Tuple.of(shop.value()))
                .map(this::plan)
                .chain(plan -> plan.linksMax().isEmpty()
                                || plan.links() <= plan.linksMax().getAsInt()
                                || linked.isEmpty()
                        ? Uni.createFrom().item(0)
                        : hold(tx, shop, linked, plan));
    }

    private static Uni<Integer> hold(Tx tx, ShopId shop, Set<ItemId> linked, Plan plan) {
        Long[] items = linked.stream().map(ItemId::value).toArray(Long[]::new);
        int most = plan.linksMax().getAsInt();
        return sql(tx).preparedQuery(HOLD)
                .execute(Tuple.of(shop.value(), items, (long) most, reason(most)))
                .map(rows -> rows.rowCount());
    }

    /** What stands at the item. */
    public static String reason(int linksMax) {
        return "It matches, but the shop's plan allows " + linksMax
                + " links: choose a larger plan in Shopify, then match again.";
    }
}
