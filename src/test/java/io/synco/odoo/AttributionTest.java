package io.synco.odoo;

import static io.synco.odoo.RowTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.sync.port.OdooPort.DocumentRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final DocumentRef ORDER = new DocumentRef("__synco__.o1", 20, Optional.of(30L));
    private static final OurLines LINES = new OurLines(Set.of(20L), Map.of(200L, new ProductId(8)));

    @Test
    void a_move_of_our_line_is_ours() {
        assertThat(ours(withLine(1, 200, 8))).containsExactly(1L);
    }

    @Test
    void a_line_that_odoo_or_a_person_made_is_not_ours() {
        assertThat(ours(withLine(1, 201, 8))).isEmpty();
    }

    @Test
    void a_pick_has_no_line_and_counts_by_its_group() {
        assertThat(ours(withLine(1, 200, 8), step(2, 8, "internal", "internal", 30, "20")))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_product_that_a_person_put_into_our_delivery_is_not_ours() {
        assertThat(ours(withLine(1, 200, 8), step(2, 9, "internal", "customer", 30, "20")))
                .containsExactly(1L);
    }

    @Test
    void scrap_from_our_delivery_is_not_ours() {
        assertThat(ours(withLine(1, 200, 8), step(2, 8, "internal", "inventory", 30, "20")))
                .containsExactly(1L);
    }

    @Test
    void a_line_whose_product_a_person_changed_keeps_the_moves_of_the_old_one() {
        assertThat(ours(withLine(1, 200, 77), step(2, 77, "internal", "internal", 30, "20")))
                .containsExactly(1L, 2L);
    }

    @Test
    void of_a_deleted_order_only_the_group_still_tells_whose_moves_they_were() {
        OurLines gone = new OurLines(Set.of(), Map.of());

        assertThat(ids(new Attribution(Dialect.V17, List.of(ORDER), gone)
                        .of(List.of(step(2, 8, "internal", "internal", 30, "false")))))
                .containsExactly(2L);
    }

    @Test
    void a_group_that_we_do_not_know_is_found_by_its_order() {
        DocumentRef unknown = new DocumentRef("__synco__.o1", 20, Optional.empty());

        assertThat(ids(new Attribution(Dialect.V17, List.of(unknown), LINES)
                        .of(List.of(withLine(1, 200, 8), step(2, 8, "internal", "internal", 31, "20")))))
                .containsExactly(1L, 2L);
    }

    private static List<Long> ours(Row... moves) {
        return ids(new Attribution(Dialect.V17, List.of(ORDER), LINES).of(List.of(moves)));
    }

    private static List<Long> ids(Map<Row, DocumentRef> attributed) {
        return attributed.keySet().stream().map(Row::id).toList();
    }

    private static Row withLine(long id, long line, long product) {
        return row("{'id': " + id + ", 'product_id': " + product + ", 'sale_line_id': {'id': " + line
                + ", 'order_id': 20}, 'group_id': {'id': 30, 'sale_id': 20}}");
    }

    private static Row step(long id, long product, String from, String to, long group, String order) {
        return row("{'id': " + id + ", 'product_id': " + product + ", 'sale_line_id': false, 'group_id': {'id': "
                + group + ", 'sale_id': " + order + "}, 'location_id': {'id': 8, 'usage': '" + from
                + "'}, 'location_dest_id': {'id': 10, 'usage': '" + to + "'}}");
    }
}
