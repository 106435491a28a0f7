package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.Quantity;
import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What Odoo computed as a binary float is the fraction that a person meant. */
class FactorTest {
    @Example
    void a_dozen_is_a_twelfth_and_not_0_0833() {
        assertThat(exact("0.08333333333333333")).isEqualTo(Quantity.ratio(1, 12));
        assertThat(exact("0.083333333333")).isEqualTo(Quantity.ratio(1, 12));
        assertThat(exact("0.3333333333333333")).isEqualTo(Quantity.ratio(1, 3));
    }

    @Example
    void a_decimal_that_a_person_entered_stays_it() {
        assertThat(exact("2.20462")).isEqualTo(Quantity.ratio(220_462, 100_000));
        assertThat(exact("35.274")).isEqualTo(Quantity.ratio(35_274, 1_000));
        assertThat(exact("1000.0")).isEqualTo(Quantity.of(1_000));
        assertThat(exact("0.0833")).isEqualTo(Quantity.ratio(833, 10_000));
    }

    @Example
    void a_gallon_of_3_78541_litres_is_that_though_odoo_keeps_its_inverse() {
        assertThat(exact(Double.toString(1.0 / 3.78541))).isEqualTo(Quantity.ratio(100_000, 378_541));
    }

    @Property
    void the_inverse_of_a_whole_number_is_found_again(@ForAll @IntRange(min = 1, max = 1_000_000) int pieces) {
        assertThat(exact(Double.toString(1.0 / pieces))).isEqualTo(Quantity.ratio(1, pieces));
    }

    @Property
    void the_inverse_of_a_decimal_is_found_again(@ForAll @IntRange(min = 1, max = 1_000_000) int thousandths) {
        double entered = thousandths / 1_000.0;

        assertThat(exact(Double.toString(1.0 / entered))).isEqualTo(Quantity.ratio(1_000, thousandths));
    }

    @Property
    void any_plain_fraction_is_found_again(
            @ForAll @IntRange(min = 1, max = 9_999) int num, @ForAll @IntRange(min = 1, max = 9_999) int den) {
        assertThat(exact(Double.toString((double) num / den))).isEqualTo(Quantity.ratio(num, den));
    }

    private static Quantity exact(String told) {
        return Factor.exact(Quantity.of(new BigDecimal(told)));
    }
}
