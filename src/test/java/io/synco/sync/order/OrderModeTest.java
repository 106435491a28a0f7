package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.sync.order.OrderChoices.Chosen;
import io.synco.sync.order.OrderChoices.Defaults;
import io.synco.sync.order.OrderIntake.Moment;
import io.synco.sync.order.OrderStore.Kept;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which orders count, and how they get to Odoo: by the shop, by a person, by rule (docs/sync-model.md, section 3). */
class OrderModeTest {
    private static final Instant LIVE_AT = Instant.parse("2026-11-27T12:00:00.700Z");
    private static final Optional<Chosen> NOT_CHOSEN = Optional.empty();
    private static final Instant SAME_SECOND = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void an_order_of_the_very_second_of_going_live_counts() {
        OrderReading order = order(SAME_SECOND, 2);

        assertThat(mode(order, Moment.LATER, LIVE_AT)).isEqualTo(OrderMode.CREATED);
        assertThat(OrderMode.fromBefore(order, Moment.LATER, LIVE_AT)).isFalse();
    }

    @Test
    void an_open_order_that_another_clock_dates_just_before_going_live_counts_from_its_first_reading() {
        OrderReading order = order(SAME_SECOND.minusSeconds(90), 2);

        assertThat(mode(order, Moment.LATER, LIVE_AT)).isEqualTo(OrderMode.CREATED);
        assertThat(OrderMode.fromBefore(order, Moment.LATER, LIVE_AT)).isTrue();
    }

    @Test
    void an_order_finished_before_going_live_never_counts() {
        assertThat(mode(order(SAME_SECOND.minusSeconds(90), 0), Moment.LATER, LIVE_AT))
                .isEqualTo(OrderMode.UNCOUNTED);
    }

    @Test
    void an_old_order_that_was_not_open_at_go_live_never_counts_even_if_it_opens_later() {
        assertThat(mode(order(SAME_SECOND.minusSeconds(86_400), 1), Moment.LATER, LIVE_AT))
                .isEqualTo(OrderMode.UNCOUNTED);
    }

    @Test
    void an_old_order_that_is_open_while_the_shop_goes_live_counts() {
        OrderReading order = order(SAME_SECOND.minusSeconds(86_400), 1);

        assertThat(mode(order, Moment.GOING_LIVE, LIVE_AT)).isEqualTo(OrderMode.CREATED);
        assertThat(OrderMode.fromBefore(order, Moment.GOING_LIVE, LIVE_AT)).isTrue();
    }

    @Test
    void an_order_that_is_open_at_go_live_is_handled_as_the_shop_chose() {
        Defaults adopting = new Defaults(OrderMode.ADOPTED, OrderMode.ELSEWHERE);

        Handling open =
                handling(order(LIVE_AT.minusSeconds(86_400), 1), Moment.GOING_LIVE, adopting, NOT_CHOSEN, false);
        Handling later = handling(order(LIVE_AT.plusSeconds(60), 1), Moment.LATER, adopting, NOT_CHOSEN, false);

        assertThat(open.mode()).isEqualTo(OrderMode.ADOPTED);
        assertThat(open.countsOpenOnly()).isFalse();
        assertThat(later.mode()).isEqualTo(OrderMode.CREATED);
    }

    @Test
    void an_order_that_a_rule_keeps_off_is_handled_elsewhere_unless_the_shop_adopts_it() {
        OrderReading order = order(LIVE_AT.plusSeconds(60), 1);

        assertThat(handling(order, Moment.LATER, Defaults.NONE, NOT_CHOSEN, true)
                        .mode())
                .isEqualTo(OrderMode.ELSEWHERE);
        assertThat(handling(order, Moment.LATER, new Defaults(OrderMode.CREATED, OrderMode.ADOPTED), NOT_CHOSEN, true)
                        .mode())
                .isEqualTo(OrderMode.ADOPTED);
    }

    @Test
    void what_a_person_chose_for_one_order_goes_before_shop_and_rule() {
        Handling how = handling(
                order(LIVE_AT.minusSeconds(60), 1),
                Moment.GOING_LIVE,
                new Defaults(OrderMode.ELSEWHERE, OrderMode.ELSEWHERE),
                chosen(OrderMode.CREATED),
                true);

        assertThat(how.mode()).isEqualTo(OrderMode.CREATED);
        assertThat(how.elsewhere(new LocationId(35))).isFalse();
        assertThat(how.countsOpenOnly()).isTrue();
    }

    @Test
    void another_choice_takes_an_order_into_the_books_anew_unless_a_document_of_ours_stands() {
        Kept elsewhere = new Kept(OrderMode.ELSEWHERE, LIVE_AT, Optional.empty(), false);
        Kept made = new Kept(OrderMode.CREATED, LIVE_AT, Optional.empty(), true);

        Handling adopted = Handling.again(elsewhere, chosen(OrderMode.ADOPTED), false, at -> false);
        Handling kept = Handling.again(made, chosen(OrderMode.ADOPTED), false, at -> false);

        assertThat(adopted.mode()).isEqualTo(OrderMode.ADOPTED);
        assertThat(adopted.anew()).isTrue();
        assertThat(kept.mode()).isEqualTo(OrderMode.CREATED);
        assertThat(kept.anew()).isFalse();
    }

    @Test
    void a_choice_is_followed_once() {
        Optional<Chosen> choice = chosen(OrderMode.ADOPTED);
        Kept followed = new Kept(
                OrderMode.ADOPTED, LIVE_AT, Optional.of(choice.orElseThrow().at()), false);

        assertThat(Handling.again(followed, choice, false, at -> false).anew()).isFalse();
    }

    private static OrderMode mode(OrderReading order, Moment moment, Instant liveAt) {
        return Handling.first(order, moment, liveAt, Defaults.NONE, NOT_CHOSEN, at -> false)
                .mode();
    }

    private static Handling handling(
            OrderReading order, Moment moment, Defaults defaults, Optional<Chosen> chosen, boolean off) {
        return Handling.first(order, moment, LIVE_AT, defaults, chosen, at -> off);
    }

    private static Optional<Chosen> chosen(OrderMode mode) {
        return Optional.of(new Chosen(mode, List.of(), LIVE_AT.plusSeconds(1)));
    }

    private static OrderReading order(Instant createdAt, int open) {
        List<OpenLine> lines = open == 0
                ? List.of()
                : List.of(new OpenLine(
                        new FulfilmentOrderId(31),
                        32,
                        new OrderLineId(33),
                        Optional.of(new ItemId(34)),
                        "MUG",
                        new LocationId(35),
                        open));
        return new OrderReading(
                new OrderId(30),
                "#1001",
                createdAt,
                createdAt,
                createdAt,
                Optional.empty(),
                lines,
                List.of(),
                List.of());
    }
}
