package io.synco.sync.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.MappingBook;
import io.synco.mapping.MappingMode;
import io.synco.mapping.StockLocation;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.sync.feed.HeldElsewhere.Holding;
import io.synco.sync.feed.ReservationMeaning.Change;
import io.synco.sync.feed.ReservationMeaning.Known;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.Held;
import io.synco.sync.port.OdooPort.OpenMove;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What others hold of a mapped set is told once; what our own documents hold is nobody's news. */
class ReservationMeaningTest {
    private static final ProductId MUG = new ProductId(71);
    private static final Place BERLIN = place(8, Usage.INTERNAL);
    private static final Place SHELF = place(9, Usage.INTERNAL);
    private static final Place HAMBURG = place(12, Usage.INTERNAL);
    private static final Place OUTPUT = place(20, Usage.INTERNAL);
    private static final Place CUSTOMER = place(5, Usage.CUSTOMER);
    private static final MappingId AT_BERLIN = new MappingId(1);
    private static final MappingId AT_HAMBURG = new MappingId(2);
    private static final long OURS = 40;
    private static final MappingBook BOOK = MappingBook.of(
            List.of(mapping(AT_BERLIN, 8, 31), mapping(AT_HAMBURG, 12, 32)),
            List.of(stock(8, "1/8/"), stock(9, "1/8/9/"), stock(12, "1/12/"), stock(20, "1/20/")));

    private final Map<Holding, Quantity> told = new HashMap<>();
    private final Map<String, Map<ProductId, Quantity>> asked = new HashMap<>();
    private Set<ProductId> linked = Set.of(MUG);

    @Test
    void what_a_shop_assistant_sells_is_told_with_its_document_and_location() {
        NewEvent event = only(move(1, CUSTOMER, 3, BERLIN));

        assertThat(event.kind()).isEqualTo(EventKind.RESERVED_ELSEWHERE);
        assertThat(event.amount()).isEqualByComparingTo(BigDecimal.valueOf(3));
        assertThat(event.subject()).isEqualTo("WH/OUT/1");
        assertThat(event.location()).isEqualTo(31L);
        assertThat(event.decision().inWords()).contains("another channel");
    }

    @Test
    void the_same_told_again_is_no_news() {
        told.put(new Holding(1, AT_BERLIN), Quantity.of(3));

        assertThat(changes(move(1, CUSTOMER, 3, SHELF))).isEmpty();
    }

    @Test
    void less_than_before_is_set_free_by_the_difference() {
        told.put(new Holding(1, AT_BERLIN), Quantity.of(3));

        NewEvent event = only(move(1, CUSTOMER, 1, BERLIN));

        assertThat(event.kind()).isEqualTo(EventKind.FREED_ELSEWHERE);
        assertThat(event.amount()).isEqualByComparingTo(BigDecimal.valueOf(2));
    }

    @Test
    void units_taken_from_another_warehouse_touch_both() {
        told.put(new Holding(1, AT_BERLIN), Quantity.of(3));

        List<Change> changes = changes(move(1, CUSTOMER, 3, HAMBURG));

        assertThat(changes)
                .extracting(Change::mapping, Change::more)
                .containsExactly(tuple(AT_BERLIN, Quantity.of(-3)), tuple(AT_HAMBURG, Quantity.of(3)));
    }

    @Test
    void what_our_document_was_asked_for_is_not_told() {
        asked.put("o1", Map.of(MUG, Quantity.of(5)));

        assertThat(changes(ours(1, 2, BERLIN), ours(2, 3, SHELF))).isEmpty();
    }

    @Test
    void what_a_person_added_to_our_document_is_another_channels() {
        asked.put("o1", Map.of(MUG, Quantity.of(5)));

        NewEvent event = only(ours(1, 8, BERLIN));

        assertThat(event.kind()).isEqualTo(EventKind.RESERVED_ELSEWHERE);
        assertThat(event.amount()).isEqualByComparingTo(BigDecimal.valueOf(3));
    }

    @Test
    void while_an_answer_about_our_document_is_open_its_reservations_are_ours() {
        assertThat(changes(ours(1, 8, BERLIN))).isEmpty();
    }

    @Test
    void what_our_document_takes_from_another_warehouse_is_missing_there() {
        asked.put("o1", Map.of(MUG, Quantity.of(5)));

        List<Change> changes = changes(ours(1, 5, HAMBURG));

        assertThat(changes).extracting(Change::mapping).containsExactly(AT_HAMBURG);
    }

    @Test
    void from_bin_to_bin_nothing_is_lost() {
        assertThat(changes(move(1, SHELF, 3, BERLIN))).isEmpty();
    }

    @Test
    void a_pick_inside_that_something_follows_leaves_in_the_end() {
        OpenMove pick = new OpenMove(1, MUG, BERLIN, SHELF, true, held(3, BERLIN), "WH/PICK/1", Optional.empty());

        assertThat(changes(pick)).extracting(Change::more).containsExactly(Quantity.of(3));
    }

    @Test
    void one_that_was_never_told_of_and_holds_nothing_may_have_held_something_and_is_no_event() {
        List<Change> changes = changes(move(1, CUSTOMER, 0, BERLIN));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.touched().mapping()).isEqualTo(AT_BERLIN);
            assertThat(change.event(books(), 1)).isEmpty();
        });
        told.put(new Holding(1, AT_BERLIN), Quantity.ZERO);
        assertThat(changes(move(1, CUSTOMER, 0, BERLIN))).isEmpty();
    }

    @Test
    void what_is_not_sold_on_shopify_or_not_mapped_is_nobodys_news() {
        assertThat(changes(move(1, CUSTOMER, 3, OUTPUT)))
                .extracting(Change::more)
                .containsExactly(Quantity.ZERO);
        linked = Set.of();
        assertThat(changes(move(1, CUSTOMER, 3, BERLIN))).isEmpty();
    }

    private NewEvent only(OpenMove move) {
        List<Change> changes = changes(move);
        assertThat(changes).hasSize(1);
        return changes.get(0).event(books(), 1).orElseThrow();
    }

    private List<Change> changes(OpenMove... moves) {
        return ReservationMeaning.of(List.of(moves), new Known(books(), asked, told));
    }

    private MoveMeaning.Known books() {
        return new MoveMeaning.Known(
                BOOK,
                linked,
                Map.of(new DocumentKey(DocumentKind.SALES_ORDER, OURS), new Ours("o1", AT_BERLIN, true)),
                Rules.DEFAULTS);
    }

    private static OpenMove move(long id, Place to, int units, Place at) {
        return new OpenMove(id, MUG, BERLIN, to, false, held(units, at), "WH/OUT/" + id, Optional.empty());
    }

    private static OpenMove ours(long id, int units, Place at) {
        return new OpenMove(id, MUG, BERLIN, CUSTOMER, false, held(units, at), "WH/OUT/" + id, Optional.of(OURS));
    }

    private static List<Held> held(int units, Place at) {
        return units == 0 ? List.of() : List.of(new Held(at, Quantity.of(units)));
    }

    private static Place place(long id, Usage usage) {
        return new Place(new StockLocationId(id), usage);
    }

    private static StockLocation stock(long id, String path) {
        return new StockLocation(
                new StockLocationId(id), "Stock " + id, "internal", path, Optional.of(new WarehouseId(1)), "WH");
    }

    private static LocationMapping mapping(MappingId id, long stock, long shopify) {
        return new LocationMapping(
                id,
                MappingMode.SINGLE,
                Set.of(new StockLocationId(stock)),
                new WarehouseId(1),
                List.of(new Outlet(new LocationId(shopify))),
                1);
    }
}
