package io.synco.sync.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.PgTx;
import io.synco.tenant.FreshDatabase;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A plan limits what is begun and never what goes on. */
@TestInstance(Lifecycle.PER_CLASS)
class PlansTest {
    private FreshDatabase database;
    private Plans plans;
    private ShopId shop;

    private record Config(Map<String, Integer> linksMax, OptionalInt linksMaxOtherwise) implements PlanConfig {}

    @BeforeAll
    void open() {
        database = new FreshDatabase();
        plans = new Plans(database.transaction(), new Config(Map.of("small", 3), OptionalInt.empty()));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void a_shop_with_five_linked_items() {
        shop = database.shop();
        database.sql(
                "insert into link (shop_id, item_id, variant_id, state, tracked) select $1, n, n, 1, true from generate_series(1, 5) n",
                shop.value());
    }

    @Test
    void without_a_limit_everything_stays_linked() {
        plan("large");

        assertThat(hold(1, 2, 3, 4, 5)).isZero();
        assertThat(linked()).isEqualTo("1 2 3 4 5");
        assertThat(database.await(plans.now(shop)).linksMax()).isEmpty();
    }

    @Test
    void of_new_links_the_newest_beyond_the_limit_are_taken_back_with_their_reason() {
        plan("small");

        assertThat(hold(1, 2, 3, 4, 5)).isEqualTo(2);

        assertThat(linked()).isEqualTo("1 2 3");
        assertThat(text("select string_agg(distinct reason, '') from link where shop_id = $1 and state = 2"))
                .isEqualTo(Plans.reason(3));
    }

    @Test
    void what_is_kept_in_step_already_stays_whatever_the_plan_says() {
        plan("small");
        database.sql(
                "insert into level (shop_id, item_id, location_id) select $1, n, 1 from generate_series(2, 5) n",
                shop.value());

        assertThat(hold(1, 2, 3, 4, 5)).isEqualTo(1);

        assertThat(linked()).isEqualTo("2 3 4 5");
        assertThat(database.await(plans.now(shop)).links()).isEqualTo(4);
    }

    @Test
    void what_was_not_linked_now_is_not_touched() {
        plan("small");

        assertThat(hold(5)).isEqualTo(1);

        assertThat(linked()).isEqualTo("1 2 3 4");
    }

    private void plan(String handle) {
        database.sql("update shop set plan = $2 where shop_id = $1", shop.value(), handle);
    }

    private int hold(long... items) {
        Set<ItemId> linked =
                java.util.Arrays.stream(items).mapToObj(ItemId::new).collect(java.util.stream.Collectors.toSet());
        Uni<Integer> held =
                database.transaction().in(shop, connection -> plans.hold(new PgTx(connection), shop, linked));
        return database.await(held);
    }

    private String linked() {
        return text(
                "select string_agg(item_id::text, ' ' order by item_id) from link where shop_id = $1 and state = 1");
    }

    private String text(String sql) {
        return String.valueOf(database.sql(sql, shop.value()).iterator().next().getValue(0));
    }
}
