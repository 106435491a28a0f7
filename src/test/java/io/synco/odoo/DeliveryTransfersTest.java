package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.odoo.Release;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.OpenMove;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.port.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An order's document as a delivery transfer, over HTTP, against the double of each version of Odoo. */
@ParameterizedClass
@EnumSource(Release.class)
class DeliveryTransfersTest {
    @Parameter
    Release release;

    private static final ShopId SHOP = new ShopId(1);
    private static final String DOCUMENT = "__synco__.order_1_m1";
    private static final Instant LONG_AGO = Instant.EPOCH;

    private OdooSandbox sandbox;
    private OdooPort odoo;
    private ProductId mug;
    private ProductId cup;

    @BeforeEach
    void start() {
        sandbox = OdooSandbox.start(0, 0, OdooOptions.of(release));
        odoo = new OdooAdapter(
                new Rpc(new ScriptedHttp(), new OdooDefaults()), OneAccount.of(sandbox), new OdooDefaults());
        mug = new ProductId(sandbox.product("MUG", "Mug"));
        cup = new ProductId(sandbox.product("CUP", "Cup"));
        sandbox.counts(20, "MUG", "WH");
        sandbox.counts(20, "CUP", "WH");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    // ---- made

    @Test
    void a_transfer_reserves_what_the_order_wants_with_one_move_for_each_product() {
        SavedOrder saved = save(line("a", mug, 2), line("b", mug, 3), line("c", cup, 1));

        assertThat(saved.confirmed()).isTrue();
        assertThat(saved.name()).startsWith("WH/OUT/");
        assertThat(saved.group()).isPresent();
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(5);
        assertThat(sandbox.reserved("CUP", "WH")).isEqualTo(1);
        assertThat(moves(saved)).hasSize(2).allSatisfy(move -> {
            assertThat(move.document()).isEqualTo(DOCUMENT);
            assertThat(move.finalDestination().usage()).isEqualTo(Usage.CUSTOMER);
        });
        assertThat(transfers()).containsExactly(saved.odooId());
    }

    @Test
    void a_warehouse_that_is_gone_is_named() {
        SalesOrder elsewhere = new SalesOrder(
                DOCUMENT, "#1001", new WarehouseId(99), List.of(line("a", mug, 1)), false, DocumentKind.TRANSFER);

        assertThat(catchThrowable(() -> get(odoo.saveOrder(SHOP, Permit.ALWAYS, elsewhere))))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        refused -> assertThat(refused.failure().words()).contains("warehouse 99"));
    }

    @Test
    void where_the_stock_does_not_reach_the_rest_waits() {
        SavedOrder saved = save(line("a", mug, 25));

        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(20);
        assertThat(reserved(saved, mug)).isEqualTo(Quantity.of(20));
    }

    // ---- changed

    @Test
    void a_raised_line_is_reserved_on_the_same_move() {
        SavedOrder saved = save(line("a", mug, 2));

        save(line("a", mug, 6));

        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(6);
        assertThat(moves(saved)).hasSize(1);
        assertThat(transfers()).hasSize(1);
    }

    @Test
    void a_lowered_line_frees_what_it_needs_no_more_and_keeps_the_rest() {
        SavedOrder saved = save(line("a", mug, 6));

        save(line("a", mug, 2));

        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(2);
        assertThat(reserved(saved, mug)).isEqualTo(Quantity.of(2));
    }

    @Test
    void a_product_that_is_added_joins_the_open_transfer() {
        SavedOrder saved = save(line("a", mug, 2));

        save(line("a", mug, 2), line("b", cup, 3));

        assertThat(sandbox.reserved("CUP", "WH")).isEqualTo(3);
        assertThat(moves(saved)).hasSize(2).allMatch(move -> move.picking().equals(Optional.of(saved.odooId())));
    }

    @Test
    void a_product_that_is_taken_out_waits_for_no_backorder() {
        SavedOrder saved = save(line("a", mug, 2), line("b", cup, 3));
        save(line("a", mug, 2), line("b", cup, 0));

        sandbox.validates(saved.odooId());

        assertThat(sandbox.reserved("CUP", "WH")).isZero();
        assertThat(sandbox.quantity("CUP", "WH")).isEqualTo(20);
        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(18);
        assertThat(transfers()).hasSize(1);
    }

    @Test
    void what_is_wanted_beyond_a_delivery_goes_by_a_transfer_of_its_own() {
        SavedOrder saved = save(line("a", mug, 2));
        sandbox.validates(saved.odooId());

        SavedOrder more = save(line("a", mug, 5));

        assertThat(more.delivered()).containsEntry(DOCUMENT + "_a", Quantity.of(2));
        assertThat(transfers()).hasSize(2);
        assertThat(reserved(saved, mug)).isEqualTo(Quantity.of(3));
    }

    @Test
    void less_than_was_delivered_cancels_what_is_left() {
        SavedOrder saved = save(line("a", mug, 5));
        deliver(saved, Map.of(mug, 2));

        SavedOrder less = save(line("a", mug, 1));

        assertThat(less.delivered()).containsEntry(DOCUMENT + "_a", Quantity.of(2));
        assertThat(sandbox.reserved("MUG", "WH")).isZero();
        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(18);
    }

    @Test
    void what_is_as_the_order_is_stays_untouched() {
        save(line("a", mug, 2), line("b", cup, 1));
        long calls = changingCalls();

        save(line("a", mug, 2), line("b", cup, 1));

        assertThat(changingCalls()).isEqualTo(calls);
    }

    @Test
    void a_transfer_that_a_person_deleted_is_not_made_again() {
        SavedOrder saved = save(line("a", mug, 2));
        delete(saved);

        Throwable refused = catchThrowable(() -> saveStanding(line("a", mug, 3)));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        gone -> assertThat(gone.failure())
                                .isEqualTo(
                                        new NotFound("The transfer for #1001 is gone in Odoo: it cannot be changed")));
        assertThat(moves(saved)).isEmpty();
    }

    // ---- cancelled

    @Test
    void a_cancelled_order_frees_its_reservation() {
        SavedOrder saved = save(line("a", mug, 2), line("b", cup, 3));

        SavedOrder cancelled = save(line("a", mug, 0), line("b", cup, 0));

        assertThat(cancelled.odooId()).isEqualTo(saved.odooId());
        assertThat(cancelled.confirmed()).isFalse();
        assertThat(sandbox.reserved("MUG", "WH")).isZero();
        assertThat(sandbox.reserved("CUP", "WH")).isZero();
    }

    @Test
    void an_order_that_wants_something_again_gets_a_transfer_again() {
        SavedOrder saved = save(line("a", mug, 2));
        save(line("a", mug, 0));

        SavedOrder again = saveStanding(line("a", mug, 3));

        assertThat(again.confirmed()).isTrue();
        assertThat(reserved(saved, mug)).isEqualTo(Quantity.of(3));
    }

    @Test
    void what_has_gone_stays_gone_when_the_rest_is_cancelled() {
        SavedOrder saved = save(line("a", mug, 5));
        deliver(saved, Map.of(mug, 2));

        SavedOrder cancelled = save(line("a", mug, 0));

        assertThat(cancelled.delivered()).containsEntry(DOCUMENT + "_a", Quantity.of(2));
        assertThat(sandbox.reserved("MUG", "WH")).isZero();
        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(18);
    }

    // ---- delivered

    @Test
    void a_part_is_delivered_and_the_rest_stays_reserved_on_a_backorder_of_ours() {
        SavedOrder saved = save(line("a", mug, 5), line("b", cup, 1));

        deliver(saved, Map.of(mug, 2));

        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(18);
        assertThat(sandbox.quantity("CUP", "WH")).isEqualTo(20);
        assertThat(reserved(saved, mug)).isEqualTo(Quantity.of(3));
        assertThat(reserved(saved, cup)).isEqualTo(Quantity.of(1));
        assertThat(deliveries(saved)).singleElement().satisfies(delivery -> {
            assertThat(delivery.document()).isEqualTo(DOCUMENT);
            assertThat(delivery.picking()).isEqualTo(saved.odooId());
            assertThat(delivery.quantities()).isEqualTo(Map.of(mug, Quantity.of(2)));
        });
    }

    @Test
    void the_backorder_is_delivered_as_well() {
        SavedOrder saved = save(line("a", mug, 5));
        deliver(saved, Map.of(mug, 2));

        deliver(saved, Map.of(mug, 3));

        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(15);
        assertThat(sandbox.reserved("MUG", "WH")).isZero();
        assertThat(deliveries(saved)).hasSize(2);
    }

    @Test
    void what_a_backorder_still_asks_for_follows_the_order() {
        SavedOrder saved = save(line("a", mug, 5));
        deliver(saved, Map.of(mug, 2));

        save(line("a", mug, 7));

        assertThat(reserved(saved, mug)).isEqualTo(Quantity.of(5));
        assertThat(transfers()).hasSize(2);
    }

    @Test
    void a_delivery_that_comes_back_belongs_to_the_document_and_is_none() {
        SavedOrder saved = save(line("a", mug, 2));
        sandbox.validates(saved.odooId());

        comesBack(saved.odooId());

        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(20);
        assertThat(moves(saved)).hasSize(2).anyMatch(move -> move.returnOf().isPresent());
        assertThat(deliveries(saved)).hasSize(1);
        assertThat(save(line("a", mug, 2)).delivered()).isEmpty();
        assertThat(sandbox.reserved("MUG", "WH")).isZero();
    }

    // ---- people, and others

    @Test
    void what_a_person_adds_to_the_transfer_is_not_ours() {
        SavedOrder saved = save(line("a", mug, 2));
        add(saved, cup, 4);

        assertThat(moves(saved)).extracting(Move::product).containsOnly(mug);
    }

    @Test
    void what_a_person_scraps_of_it_is_no_delivery() {
        SavedOrder saved = save(line("a", mug, 2));
        sandbox.scraps(1, "MUG", "WH");

        assertThat(moves(saved)).hasSize(1);
        assertThat(deliveries(saved)).isEmpty();
    }

    @Test
    void the_feed_tells_whose_moves_they_are() {
        SavedOrder saved = save(line("a", mug, 5));
        DocumentKey ours = new DocumentKey(DocumentKind.TRANSFER, saved.group().orElseThrow());

        assertThat(get(odoo.movesChanged(SHOP, LONG_AGO, 100)).open())
                .filteredOn(move -> move.product().equals(mug))
                .extracting(OpenMove::document)
                .containsExactly(Optional.of(ours));

        deliver(saved, Map.of(mug, 2));

        assertThat(get(odoo.movesDone(SHOP, LONG_AGO, 100)))
                .filteredOn(move -> move.to().usage() == Usage.CUSTOMER)
                .extracting(DoneMove::document)
                .containsExactly(Optional.of(ours));
    }

    @Test
    void two_documents_are_told_apart_in_one_question() {
        SavedOrder first = save(line("a", mug, 2));
        SalesOrder other = order("__synco__.order_2_m1", false, line("x", mug, 3));
        SavedOrder second = get(odoo.saveOrder(SHOP, Permit.ALWAYS, other));

        List<Move> moves = get(odoo.documentMoves(SHOP, Set.of(ref(DOCUMENT, first), ref(other.externalId(), second))));

        assertThat(moves).extracting(Move::document).containsExactlyInAnyOrder(DOCUMENT, other.externalId());
    }

    @Test
    void it_takes_its_goods_straight_from_stock_where_a_warehouse_has_an_output() {
        sandbox.usesOutput("WH");

        SavedOrder saved = save(line("a", mug, 2));

        assertThat(moves(saved))
                .singleElement()
                .satisfies(move -> assertThat(move.lines())
                        .extracting(line -> line.from().id())
                        .containsExactly(new StockLocationId(sandbox.location("WH"))));
    }

    // ---- in few words

    private SalesOrderLine line(String name, ProductId product, long units) {
        return new SalesOrderLine(DOCUMENT + "_" + name, product, Quantity.of(units), "Item " + name);
    }

    private static SalesOrder order(String externalId, boolean stood, SalesOrderLine... lines) {
        return new SalesOrder(externalId, "#1001", new WarehouseId(1), List.of(lines), stood, DocumentKind.TRANSFER);
    }

    private SavedOrder save(SalesOrderLine... lines) {
        return get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(DOCUMENT, false, lines)));
    }

    private SavedOrder saveStanding(SalesOrderLine... lines) {
        return get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(DOCUMENT, true, lines)));
    }

    private static DocumentRef ref(String externalId, SavedOrder saved) {
        return new DocumentRef(externalId, saved.odooId(), saved.group(), false, DocumentKind.TRANSFER);
    }

    private List<Move> moves(SavedOrder saved) {
        return get(odoo.documentMoves(SHOP, Set.of(ref(DOCUMENT, saved))));
    }

    private Quantity reserved(SavedOrder saved, ProductId product) {
        return moves(saved).stream()
                .filter(move -> move.state().open() && move.product().equals(product))
                .flatMap(move -> move.lines().stream())
                .map(MoveLine::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private List<Delivery> deliveries(SavedOrder saved) {
        return get(odoo.deliveries(SHOP, Set.of(ref(DOCUMENT, saved))));
    }

    private void deliver(SavedOrder saved, Map<ProductId, Integer> units) {
        Map<ProductId, Quantity> quantities = new java.util.LinkedHashMap<>();
        units.forEach((product, quantity) -> quantities.put(product, Quantity.of(quantity)));
        get(odoo.deliver(SHOP, Permit.ALWAYS, ref(DOCUMENT, saved), quantities));
    }

    private List<Long> transfers() {
        return sandbox.idsOf("stock.picking", "origin", "#1001");
    }

    private long changingCalls() {
        return sandbox.calls().all().stream()
                .filter(call -> !call.method().matches(".*[.](read|search_read|web_search_read|search|fields_get)"))
                .count();
    }

    private Session session() {
        return new Session(
                new Rpc(new ScriptedHttp(), new OdooDefaults()),
                OneAccount.of(sandbox).account());
    }

    private void delete(SavedOrder saved) {
        get(session().write("stock.picking", "unlink", List.of(List.of(saved.odooId())), Map.of()));
    }

    private void add(SavedOrder saved, ProductId product, long units) {
        get(session()
                .write(
                        "stock.move",
                        "create",
                        List.of(Map.of(
                                "picking_id",
                                saved.odooId(),
                                "product_id",
                                product.value(),
                                "product_uom_qty",
                                units,
                                "location_id",
                                sandbox.location("WH"),
                                "location_dest_id",
                                customers())),
                        Map.of()));
        get(session().write("stock.picking", "action_confirm", List.of(List.of(saved.odooId())), Map.of()));
    }

    private long customers() {
        return get(session()
                        .search(
                                "stock.location",
                                Domain.all(Domain.is("usage", "customer")),
                                List.of("name"),
                                Map.of()))
                .get(0)
                .id();
    }

    /** All of it, as a person sends it back by the wizard. */
    private void comesBack(long picking) {
        Map<String, Object> context = Map.of(
                "context",
                Map.of("active_id", picking, "active_ids", List.of(picking), "active_model", "stock.picking"));
        Map<String, Object> line = new java.util.LinkedHashMap<>();
        Row move = get(session()
                        .search(
                                "stock.move",
                                Domain.all(Domain.is("picking_id", picking)),
                                List.of("product_id", "product_uom_qty"),
                                Map.of()))
                .get(0);
        line.put("product_id", move.ref("product_id"));
        line.put("quantity", move.quantity("product_uom_qty").toDecimal());
        line.put("move_id", move.id());
        long wizard = get(session()
                        .write(
                                "stock.return.picking",
                                "create",
                                List.of(Map.of(
                                        "picking_id", picking, "product_return_moves", List.of(List.of(0, 0, line)))),
                                context))
                .asLong();
        String method = release.number() < 18 ? "create_returns" : "action_create_returns";
        long back = get(session().write("stock.return.picking", method, List.of(List.of(wizard)), context))
                .get("res_id")
                .asLong();
        sandbox.validates(back);
    }

    private static <T> T get(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(20));
    }
}
