package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderLineId;
import io.synco.sync.order.KeptPart.Standing;
import io.synco.sync.order.OrderParts.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an order's parts become when it is read again. */
class PartMergeTest {
    private static final OrderLineId LINE = new OrderLineId(1);
    private static final LocationId MAIN = new LocationId(30);
    private static final ItemId MUG = new ItemId(500);
    private static final Standing FINE = new Standing(true, 3, Optional.of(new MappingId(7)), false);
    private static final Standing NOT_LINKED = new Standing(false, 0, Optional.of(new MappingId(7)), false);
    private static final Standing ELSEWHERE = new Standing(true, 3, Optional.of(new MappingId(7)), true);
    private static final Standing ELSEWHERE_UNMAPPED = new Standing(true, 3, Optional.empty(), true);
    private static final Standing NOT_MAPPED = new Standing(true, 3, Optional.empty(), false);

    @Test
    void a_new_line_is_counted_with_the_recipe_and_mapping_of_now() {
        KeptPart part = only(merge(List.of(), List.of(part(2, 1)), FINE, false));

        assertThat(part.counted()).isTrue();
        assertThat(part.recipeNo()).isEqualTo(3);
        assertThat(part.mapping()).contains(new MappingId(7));
        assertThat(part.units()).isEqualTo(3);
    }

    @Test
    void what_was_fulfilled_before_go_live_is_no_unit_of_ours() {
        KeptPart part = only(merge(List.of(), List.of(part(2, 1)), FINE, true));

        assertThat(part.units()).isEqualTo(2);
        assertThat(part.fulfilledSince()).isZero();
    }

    @Test
    void a_fulfilment_from_before_go_live_that_is_cancelled_takes_nothing_from_what_is_ours() {
        KeptPart before = only(merge(List.of(), List.of(part(0, 4)), FINE, true));

        KeptPart part = only(merge(List.of(before), List.of(part(4, 0)), FINE, false));

        assertThat(part.units()).isEqualTo(4);
        assertThat(part.fulfilledSince()).isZero();
    }

    @Test
    void a_counted_part_keeps_what_its_document_was_made_with() {
        KeptPart counted = only(merge(List.of(), List.of(part(2, 0)), FINE, false));
        Standing relinked = new Standing(true, 4, Optional.of(new MappingId(8)), false);

        KeptPart part = only(merge(List.of(counted), List.of(part(1, 1)), relinked, false));

        assertThat(part.recipeNo()).isEqualTo(3);
        assertThat(part.mapping()).contains(new MappingId(7));
    }

    @Test
    void a_counted_part_is_still_owed_when_its_variant_is_deleted() {
        KeptPart counted = only(merge(List.of(), List.of(part(2, 0)), FINE, false));
        Part forgotten = new Part(LINE, MAIN, Optional.empty(), "", 1, 1);

        KeptPart part = only(merge(List.of(counted), List.of(forgotten), NOT_LINKED, false));

        assertThat(part.item()).contains(MUG);
        assertThat(part.counted()).isTrue();
    }

    @Test
    void a_part_that_could_not_be_counted_is_as_soon_as_it_can() {
        KeptPart flagged = only(merge(List.of(), List.of(part(2, 0)), NOT_MAPPED, false));

        KeptPart part = only(merge(List.of(flagged), List.of(part(2, 0)), FINE, false));

        assertThat(flagged.state()).isEqualTo(KeptPart.NOT_MAPPED);
        assertThat(part.counted()).isTrue();
    }

    @Test
    void of_an_order_from_before_go_live_what_is_linked_later_counts_from_the_link() {
        KeptPart flagged = only(merge(List.of(), List.of(part(2, 0)), NOT_LINKED, true));

        KeptPart part = only(merge(List.of(flagged), List.of(part(1, 1)), FINE, true));

        assertThat(part.counted()).isTrue();
        assertThat(part.units()).isEqualTo(1);
        assertThat(part.fulfilledSince()).isZero();
    }

    @Test
    void of_a_later_order_what_is_linked_later_counts_from_go_live() {
        KeptPart flagged = only(merge(List.of(), List.of(part(2, 0)), NOT_LINKED, false));

        KeptPart part = only(merge(List.of(flagged), List.of(part(1, 1)), FINE, false));

        assertThat(part.units()).isEqualTo(2);
        assertThat(part.fulfilledSince()).isEqualTo(1);
    }

    @Test
    void a_part_that_shopify_tells_no_more_has_nothing_open_and_stays_fulfilled() {
        KeptPart counted = only(merge(List.of(), List.of(part(2, 1)), FINE, false));

        KeptPart part = only(merge(List.of(counted), List.of(), FINE, false));

        assertThat(part.open()).isZero();
        assertThat(part.fulfilled()).isEqualTo(1);
    }

    @Test
    void what_a_cancelled_fulfilment_had_sent_is_not_fulfilled_any_more_where_nothing_is_open_either() {
        KeptPart counted = only(merge(List.of(), List.of(part(0, 2)), FINE, false));

        KeptPart part = only(merge(List.of(counted), List.of(part(0, 0)), FINE, false));

        assertThat(part.fulfilled()).isZero();
    }

    @Test
    void a_place_that_never_had_anything_of_the_order_is_not_kept() {
        assertThat(merge(List.of(), List.of(part(0, 0)), FINE, false)).isEmpty();
    }

    @Test
    void what_is_handled_elsewhere_is_reckoned_with_and_has_no_document_of_ours() {
        KeptPart elsewhere = only(merge(List.of(), List.of(part(2, 1)), ELSEWHERE, true));

        assertThat(elsewhere.reckoned()).isTrue();
        assertThat(elsewhere.counted()).isFalse();
        assertThat(elsewhere.units()).isEqualTo(2);
        assertThat(elsewhere.fromItsBeginning().units()).isEqualTo(3);
    }

    @Test
    void what_was_handled_elsewhere_once_stays_so_whatever_the_rule_is_by_now() {
        KeptPart elsewhere = only(merge(List.of(), List.of(part(2, 0)), ELSEWHERE_UNMAPPED, false));

        KeptPart part = only(merge(List.of(elsewhere), List.of(part(2, 0)), FINE, false));

        assertThat(elsewhere.reckoned()).isFalse();
        assertThat(part.state()).isEqualTo(KeptPart.ELSEWHERE);
    }

    @Test
    void the_same_reading_changes_nothing_the_second_time() {
        List<Part> reading = List.of(part(2, 1));
        List<KeptPart> kept = merge(List.of(), reading, FINE, true);

        assertThat(merge(kept, reading, FINE, false)).isEmpty();
    }

    @Test
    void what_is_neither_open_nor_fulfilled_any_more_was_taken_off() {
        List<KeptPart> kept = merge(List.of(), List.of(part(3, 1)), FINE, false);

        List<KeptPart> changed = merge(kept, List.of(part(0, 2)), FINE, false);

        assertThat(PartMerge.takenOff(kept, changed)).containsExactly(entry(new LevelId(MUG, MAIN), 2));
    }

    @Test
    void what_is_fulfilled_or_open_again_was_not_taken_off() {
        List<KeptPart> kept = merge(List.of(), List.of(part(3, 1)), FINE, false);

        assertThat(PartMerge.takenOff(kept, merge(kept, List.of(part(0, 4)), FINE, false)))
                .isEmpty();
        assertThat(PartMerge.takenOff(kept, merge(kept, List.of(part(4, 0)), FINE, false)))
                .isEmpty();
    }

    private static List<KeptPart> merge(List<KeptPart> kept, List<Part> fresh, Standing now, boolean before) {
        return PartMerge.of(kept, fresh, part -> now, before);
    }

    private static KeptPart only(List<KeptPart> parts) {
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private static Part part(int open, int fulfilled) {
        return new Part(LINE, MAIN, Optional.of(MUG), "MUG", open, fulfilled);
    }
}
