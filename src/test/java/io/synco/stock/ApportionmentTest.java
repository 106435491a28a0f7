package io.synco.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ApportionmentTest {
    @Property
    void the_parts_sum_to_the_whole(
            @ForAll @IntRange(max = 5_000) int whole,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 1_000) Integer> weights) {
        assertThat(Arrays.stream(Apportionment.of(whole, weights)).sum()).isEqualTo(whole);
    }

    @Property
    void one_unit_more_raises_one_part_by_one_and_lowers_none(
            @ForAll @IntRange(max = 2_000) int whole,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 1_000) Integer> weights) {
        int[] before = Apportionment.of(whole, weights);
        int[] after = Apportionment.of(whole + 1, weights);

        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isBetween(before[i], before[i] + 1);
        }
    }

    /** The textbook's way: one unit after the other to the highest average. */
    @Property
    void it_is_what_giving_unit_by_unit_comes_to(
            @ForAll @IntRange(max = 300) int whole,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 50) Integer> weights) {
        int[] parts = new int[weights.size()];
        for (int unit = 0; unit < whole; unit++) {
            int best = 0;
            for (int i = 1; i < parts.length; i++) {
                if (weights.get(i) * (2 * parts[best] + 1) > weights.get(best) * (2 * parts[i] + 1)) {
                    best = i;
                }
            }
            parts[best]++;
        }

        assertThat(Apportionment.of(whole, weights)).isEqualTo(parts);
    }

    /** So a debt never asks more of a location than it has open, as long as it is not more than all have. */
    @Property
    void a_part_of_no_more_than_all_weights_is_no_more_than_its_own(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 40) Integer> weights,
            @ForAll @IntRange(max = 100) int percent) {
        int all = weights.stream().mapToInt(Integer::intValue).sum();
        int[] parts = Apportionment.of(all * percent / 100, weights);

        for (int i = 0; i < parts.length; i++) {
            assertThat(parts[i]).isLessThanOrEqualTo(all == 0 ? 0 : weights.get(i));
        }
    }

    @Example
    void a_larger_whole_would_lower_a_part_by_largest_remainders_and_does_not_here() {
        assertThat(Apportionment.of(10, List.of(6, 6, 2))).containsExactly(5, 4, 1);
        assertThat(Apportionment.of(11, List.of(6, 6, 2))).containsExactly(5, 5, 1);
    }

    @Example
    void nothing_to_divide_by_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.of(1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.of(-1, List.of(1)));
    }
}
