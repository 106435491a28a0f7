package io.synco.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.synco.kernel.LocationId;
import io.synco.rules.Rules.Chosen;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RulesTest {
    private static final LocationId SHOP_FLOOR = new LocationId(1);
    private static final LocationId ONLINE = new LocationId(2);

    private static Chosen shop(EventKind kind, Choice choice, int version) {
        return new Chosen(kind, Optional.empty(), choice, version);
    }

    private static Chosen at(LocationId location, EventKind kind, Choice choice) {
        return new Chosen(kind, Optional.of(location), choice, 1);
    }

    @Property
    void every_choice_of_every_kind_is_decided_and_has_its_sentence(@ForAll EventKind kind) {
        for (Choice choice : RuleBook.choices(kind)) {
            assertThat(RuleBook.decide(kind, choice).inWords()).endsWith(".");
        }
    }

    @Property
    void what_is_not_offered_is_refused(@ForAll EventKind kind, @ForAll Choice choice) {
        if (!RuleBook.choices(kind).contains(choice)) {
            assertThatIllegalArgumentException().isThrownBy(() -> RuleBook.decide(kind, choice));
        }
    }

    @Example
    void what_lowers_stock_always_counts() {
        for (EventKind kind : EventKind.values()) {
            if (kind.usesUpWithheld()) {
                assertThat(RuleBook.choices(kind)).containsExactly(Choice.FOLLOW);
            }
        }
    }

    @Example
    void a_location_overrides_the_shop() {
        Rules rules = new Rules(
                List.of(shop(EventKind.RECEIPT, Choice.OFF, 3), at(ONLINE, EventKind.RECEIPT, Choice.FOLLOW)));

        assertThat(rules.choice(EventKind.RECEIPT, SHOP_FLOOR)).isEqualTo(Choice.OFF);
        assertThat(rules.choice(EventKind.RECEIPT, ONLINE)).isEqualTo(Choice.FOLLOW);
    }

    @Example
    void an_event_names_the_version_that_decided_it() {
        Rules rules = new Rules(List.of(shop(EventKind.RECEIPT, Choice.OFF, 3)));

        assertThat(rules.decide(EventKind.RECEIPT, ONLINE).rule().name()).isEqualTo("stock-in.off@3");
        assertThat(Rules.DEFAULTS.decide(EventKind.RECEIPT, ONLINE).rule().name())
                .isEqualTo("stock-in");
    }

    @Example
    void where_locations_share_stock_the_rule_that_does_less_decides() {
        Rules rules = new Rules(List.of(at(ONLINE, EventKind.RECEIPT, Choice.OFF)));

        assertThat(rules.decide(EventKind.RECEIPT, List.of(SHOP_FLOOR, ONLINE))).isInstanceOf(Decision.Withhold.class);
        assertThat(rules.withholdAny(List.of(SHOP_FLOOR))).isFalse();
        assertThat(rules.withholdAny(List.of(SHOP_FLOOR, ONLINE))).isTrue();
    }
}
