package io.synco.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void a_third_of_a_dozen_stays_a_third() {
        assertThat(Quantity.ratio(1, 3).plus(Quantity.ratio(1, 3)).plus(Quantity.ratio(1, 3)))
                .isEqualTo(Quantity.of(1));
    }

    @Test
    void equal_amounts_are_equal_objects() {
        assertThat(Quantity.of(new BigDecimal("2.50"))).isEqualTo(Quantity.ratio(5, 2));
        assertThat(Quantity.of(new BigDecimal("1E+2"))).isEqualTo(Quantity.of(100));
    }

    @Test
    void floors_downwards_also_below_zero() {
        assertThat(Quantity.ratio(7, 2).floor()).isEqualTo(3);
        assertThat(Quantity.ratio(-1, 2).floor()).isEqualTo(-1);
        assertThat(Quantity.of(-2).floor()).isEqualTo(-2);
    }

    @Test
    void refuses_to_divide_by_nothing() {
        assertThatThrownBy(() -> Quantity.of(1).dividedBy(Quantity.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive");
    }

    @Property
    void adding_and_taking_away_gives_the_same_amount(
            @ForAll int a, @ForAll @IntRange(min = 1, max = 1000) int den, @ForAll int b) {
        Quantity start = Quantity.ratio(a, den);
        assertThat(start.plus(Quantity.of(b)).minus(Quantity.of(b))).isEqualTo(start);
    }

    @Property
    void the_floor_is_the_largest_whole_number_not_above(
            @ForAll @IntRange(min = -100_000, max = 100_000) int num, @ForAll @IntRange(min = 1, max = 997) int den) {
        Quantity quantity = Quantity.ratio(num, den);
        assertThat(Quantity.of(quantity.floor())).isLessThanOrEqualTo(quantity);
        assertThat(Quantity.of(quantity.floor() + 1L)).isGreaterThan(quantity);
    }
}
