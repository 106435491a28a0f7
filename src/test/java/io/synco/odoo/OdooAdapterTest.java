package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.BlockedAddress;
import io.synco.kernel.RemoteFailure.Conflict;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sandbox.odoo.Fault;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.odoo.Release;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.Credentials;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Held;
import io.synco.sync.port.OdooPort.Identity;
import io.synco.sync.port.OdooPort.Location;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.OpenMove;
import io.synco.sync.port.OdooPort.Product;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.OdooPort.Stock;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.port.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole port, over HTTP, against the double of each version of Odoo. */
@ParameterizedClass
@EnumSource(Release.class)
class OdooAdapterTest {
    @Parameter
    Release release;

    private static final ShopId SHOP = new ShopId(1);
    private OdooSandbox sandbox;
    private OdooPort odoo;
    private ProductId mug;
    private ProductId cup;
    private StockLocationId stock;
    private StockLocationId second;

    @BeforeEach
    void start() {
        start(OdooOptions.of(release));
    }

    private void start(OdooOptions options) {
        sandbox = OdooSandbox.start(0, 0, options);
        odoo = new OdooAdapter(
                new Rpc(new ScriptedHttp(), new OdooDefaults()), OneAccount.of(sandbox), new OdooDefaults());
        sandbox.warehouse("Second", "WH2");
        mug = new ProductId(sandbox.product("MUG", "Mug", "4006381333931"));
        cup = new ProductId(sandbox.product("CUP", "Cup"));
        sandbox.counts(20, "MUG", "WH");
        sandbox.counts(7, "CUP", "WH2");
        stock = new StockLocationId(sandbox.location("WH"));
        second = new StockLocationId(sandbox.location("WH2"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    // ---- connecting

    @Test
    void a_good_account_tells_which_database_it_is() {
        assertThat(get(odoo.examine(SHOP)).identityOrFail())
                .isEqualTo(new Identity(
                        release.serie(),
                        2,
                        sandbox.options().uuid(),
                        sandbox.options().database(),
                        release == Release.V19 ? "json-2" : "json-rpc"));
    }

    @Test
    void a_wrong_key_is_said_in_words() {
        RemoteFailure failure = failure(odoo.examine(SHOP, credentials(sandbox.url(), database(), "admin", "wrong"))
                .map(Checkup::identityOrFail));

        assertThat(failure).isInstanceOf(AuthRevoked.class);
        assertThat(failure.words()).contains("does not know this login and API key in database \"" + database() + "\"");
    }

    @Test
    void a_wrong_database_is_said_in_words() {
        assertThat(failure(odoo.examine(SHOP, credentials(sandbox.url(), "nope", "admin", "x"))
                        .map(Checkup::identityOrFail)))
                .isEqualTo(new Refused("Odoo has no database \"nope\": check its name"));
    }

    @Test
    void an_address_inside_is_refused() {
        assertThat(failure(odoo.examine(SHOP, credentials("https://10.0.0.1", database(), "admin", "x"))
                        .map(Checkup::identityOrFail)))
                .isInstanceOf(BlockedAddress.class);
    }

    @Test
    void something_that_is_no_odoo_is_said_so() {
        sandbox.faults().add(Fault.status(404));

        assertThat(failure(odoo.examine(SHOP).map(Checkup::identityOrFail)).words())
                .contains("no Odoo at this address");
    }

    @Test
    void a_user_that_may_not_read_system_parameters_is_good_enough_and_its_database_stays_the_same() {
        sandbox.close();
        start(OdooOptions.of(release).withOrdinaryUser());

        Identity identity = get(odoo.examine(SHOP)).identityOrFail();

        assertThat(identity.uuid()).startsWith("created 20");
        assertThat(get(odoo.examine(SHOP)).identityOrFail()).isEqualTo(identity);
    }

    // ---- reading

    @Test
    void locations_come_with_their_warehouses() {
        assertThat(get(odoo.locations(SHOP)))
                .anySatisfy(location -> {
                    assertThat(location.id()).isEqualTo(second);
                    assertThat(location.name()).isEqualTo("WH2/Stock");
                    assertThat(location.usage()).isEqualTo("internal");
                    assertThat(location.warehouse()).contains(new WarehouseId(2));
                    assertThat(location.warehouseName()).isEqualTo("Second");
                })
                .allMatch(location -> Set.of("internal", "view").contains(location.usage()));
    }

    @Test
    void a_location_that_goods_only_pass_is_told_by_its_warehouse_and_not_by_its_name() {
        long output = sandbox.usesOutput("WH2");
        sandbox.bin("WH", "Output");

        assertThat(get(odoo.locations(SHOP)))
                .filteredOn(Location::step)
                .extracting(Location::id)
                .containsExactly(new StockLocationId(output));
    }

    @Test
    void products_come_in_order_of_their_ids_without_the_code_in_the_name() {
        List<Product> all = get(odoo.products(SHOP, 0));

        assertThat(all)
                .contains(new Product(mug, "MUG", "4006381333931", "Mug"), new Product(cup, "CUP", "", "Cup"))
                .isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
        assertThat(get(odoo.products(SHOP, cup.value()))).isEmpty();
    }

    @Test
    void stock_is_summed_for_each_product_and_location() {
        sandbox.sells(3, "MUG", "WH");
        sandbox.receives(0.5, "CUP", "WH2");

        assertThat(get(odoo.quants(SHOP, Set.of(mug, cup), Set.of(stock, second))))
                .containsExactlyInAnyOrder(
                        new Stock(mug, stock, Quantity.of(20), Quantity.of(3)),
                        new Stock(cup, second, Quantity.ratio(15, 2), Quantity.ZERO));
    }

    @Test
    void two_hundred_products_are_one_question_for_quants() {
        for (int i = 0; i < 200; i++) {
            sandbox.product("P" + i, "P" + i);
        }
        Set<ProductId> all =
                Set.copyOf(get(odoo.products(SHOP, 0)).stream().map(Product::id).toList());
        sandbox.calls().clear();

        get(odoo.quants(SHOP, all, Set.of(stock)));

        assertThat(sandbox.calls().of("stock.quant.search_read")).hasSize(1);
    }

    @Test
    void reservations_of_others_tell_where_they_end() {
        sandbox.bin("WH", "A");
        sandbox.sells(3, "MUG", "WH");
        sandbox.opensTransfer("WH", "WH/Stock/A", Map.of("MUG", 4.0));

        assertThat(get(odoo.reservations(SHOP, Set.of(mug), Set.of(stock))))
                .extracting(r -> r.finalDestination().usage(), Reservation::quantity, r -> r.at().id())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Usage.CUSTOMER, Quantity.of(3), stock),
                        org.assertj.core.groups.Tuple.tuple(Usage.INTERNAL, Quantity.of(4), stock));
    }

    @Test
    void the_feed_tells_a_receipt_in_full() {
        Instant before = Instant.now();

        sandbox.receives(5, "MUG", "WH2");

        List<DoneMove> moves = get(odoo.movesDone(SHOP, before.minusSeconds(1), 100));
        assertThat(moves).filteredOn(move -> !move.inventory()).singleElement().satisfies(move -> {
            assertThat(move.product()).isEqualTo(mug);
            assertThat(move.from().usage()).isEqualTo(Usage.SUPPLIER);
            assertThat(move.to()).isEqualTo(new OdooPort.Place(second, Usage.INTERNAL));
            assertThat(move.quantity()).isEqualTo(Quantity.of(5));
            assertThat(move.reference()).startsWith("WH2/IN/");
            assertThat(move.salesOrder()).isEmpty();
        });
        assertThat(get(odoo.movesDone(SHOP, Instant.now().plusSeconds(60), 100)))
                .isEmpty();
    }

    @Test
    void the_feed_comes_in_pages_in_order_of_time() {
        for (int i = 1; i <= 4; i++) {
            sandbox.receives(i, "MUG", "WH");
        }

        List<DoneMove> all = get(odoo.movesDone(SHOP, Instant.EPOCH, 100));

        assertThat(get(odoo.movesDone(SHOP, Instant.EPOCH, 3))).isEqualTo(all.subList(0, 3));
    }

    @Test
    void the_feed_tells_what_another_channel_holds_until_it_is_cancelled() {
        Instant before = Instant.now().minusSeconds(1);
        long order = sandbox.sells(3, "MUG", "WH");

        assertThat(opened(before)).singleElement().satisfies(move -> {
            assertThat(move.product()).isEqualTo(mug);
            assertThat(move.to().usage()).isEqualTo(Usage.CUSTOMER);
            assertThat(move.held())
                    .containsExactly(new Held(new OdooPort.Place(stock, Usage.INTERNAL), Quantity.of(3)));
            assertThat(move.reference()).startsWith("WH/OUT/");
            assertThat(move.salesOrder()).contains(order);
            assertThat(move.followed()).isFalse();
        });
        sandbox.cancels(order);
        assertThat(opened(before))
                .singleElement()
                .satisfies(move -> assertThat(move.held()).isEmpty());
    }

    @Test
    void a_line_that_is_taken_from_elsewhere_is_told_though_its_move_was_not_written() {
        long order = sandbox.sells(3, "MUG", "WH");
        long bin = sandbox.bin("WH2", "A");
        sandbox.counts(9, "MUG", "WH2/Stock/A");
        Instant later = Instant.now().plusSeconds(60);

        sandbox.inTransactionBegun(Duration.ofSeconds(-60), () -> sandbox.takesFrom(order, "WH2/Stock/A"));

        ChangedMoves told = get(odoo.movesChanged(SHOP, later.minusSeconds(2), 100));
        assertThat(told.open())
                .singleElement()
                .satisfies(move -> assertThat(move.held())
                        .extracting(held -> held.at().id())
                        .containsExactly(new StockLocationId(bin)));
        assertThat(told.latest()).hasValueSatisfying(at -> assertThat(at).isAfterOrEqualTo(later.minusSeconds(2)));
    }

    @Test
    void an_announced_receipt_holds_nothing_and_is_not_told() {
        Instant before = Instant.now().minusSeconds(1);

        sandbox.expects("WH", Map.of("MUG", 5.0));

        assertThat(opened(before)).isEmpty();
    }

    @Test
    void a_full_page_of_the_feed_says_how_far_it_tells_everything() {
        for (int i = 1; i <= 4; i++) {
            sandbox.receives(i, "MUG", "WH");
        }
        ChangedMoves all = get(odoo.movesChanged(SHOP, Instant.EPOCH, 100));

        ChangedMoves page = get(odoo.movesChanged(SHOP, Instant.EPOCH, 3));

        assertThat(all.full()).isFalse();
        assertThat(page.full()).isTrue();
        assertThat(page.done()).isEqualTo(all.done().subList(0, 3));
        assertThat(page.latest()).contains(all.done().get(2).writeDate());
    }

    private List<OpenMove> opened(Instant since) {
        return get(odoo.movesChanged(SHOP, since, 100)).open();
    }

    // ---- orders

    @Test
    void an_order_is_made_confirmed_and_reserved_in_its_warehouse() {
        SavedOrder saved = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(2, line("l1", cup, 2), line("l2", cup, 1))));

        assertThat(saved.confirmed()).isTrue();
        assertThat(saved.name()).matches("S\\d+");
        assertThat(saved.group()).isPresent();
        assertThat(saved.lineIds()).containsOnlyKeys("__synco__.l1", "__synco__.l2");
        assertThat(sandbox.reserved("CUP", "WH2")).isEqualTo(3);
        assertThat(sandbox.ordersOf("#1001")).containsExactly(saved.odooId());
    }

    @Test
    void all_orders_have_the_one_customer() {
        get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 1))));
        get(odoo.saveOrder(
                SHOP,
                Permit.ALWAYS,
                new SalesOrder("__synco__.o2", "#1002", new WarehouseId(1), List.of(line("l2", mug, 1)), false)));

        assertThat(sandbox.calls().of("res.partner.load")).hasSize(1);
    }

    @Test
    void an_order_saved_again_is_only_read() {
        SavedOrder first = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 1))));
        sandbox.calls().clear();

        assertThat(get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 1)))))
                .isEqualTo(first);
        assertThat(sandbox.calls().of("sale.order.load")).isEmpty();
        assertThat(sandbox.calls().of("sale.order.action_confirm")).isEmpty();
    }

    @Test
    void an_order_for_a_warehouse_that_is_gone_says_what_to_do() {
        RemoteFailure failure = failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(99, line("l1", mug, 1))));

        assertThat(failure).isInstanceOf(NotFound.class);
        assertThat(failure.words()).contains("map another");
    }

    @Test
    void a_refused_row_comes_with_odoos_words() {
        RemoteFailure failure =
                failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", new ProductId(9999), 1))));

        assertThat(failure).isInstanceOf(Refused.class);
        assertThat(failure.words()).contains("9999");
        assertThat(sandbox.ordersOf("#1001")).isEmpty();
    }

    @Test
    void a_confirmation_that_odoo_refuses_comes_with_its_words() {
        sandbox.faults().add(Fault.userError("The customer is blocked.").on("sale.order.action_confirm"));

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 1)))))
                .isEqualTo(new Refused("The customer is blocked."));
    }

    @Test
    void quantities_are_raised_and_lowered_in_place() {
        get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 2), line("l2", mug, 1))));

        SavedOrder raised = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 5), line("l2", mug, 0))));

        assertThat(raised.confirmed()).isTrue();
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(5);
    }

    @Test
    void a_change_that_is_there_already_writes_nothing() {
        get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 2))));
        sandbox.calls().clear();

        get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 2))));

        assertThat(sandbox.calls().of("sale.order.write")).isEmpty();
    }

    @Test
    void a_line_that_came_later_joins_its_order() {
        SavedOrder first = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 2))));

        SavedOrder changed = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 2), line("l2", mug, 4))));

        assertThat(changed.odooId()).isEqualTo(first.odooId());
        assertThat(changed.lineIds()).containsOnlyKeys("__synco__.l1", "__synco__.l2");
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(6);
    }

    @Test
    void an_order_of_which_nothing_is_left_is_cancelled_once() {
        get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 2))));

        for (int i = 0; i < 2; i++) {
            assertThat(get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 0))))
                            .confirmed())
                    .isFalse();
        }
        assertThat(sandbox.reserved("MUG", "WH")).isZero();
        assertThat(sandbox.calls().of("sale.order.action_cancel")).hasSize(1);
    }

    @Test
    void an_order_that_a_person_cancelled_is_not_revived() {
        SavedOrder saved = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 2))));
        sandbox.cancels(saved.odooId());

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 2))))
                        .words())
                .contains(saved.name() + " was cancelled in Odoo");
        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 3)))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_order_that_a_person_deleted_is_not_made_again() {
        SalesOrder never = order(1, line("l1", mug, 2));
        SalesOrder stood = new SalesOrder(never.externalId(), never.name(), never.warehouse(), never.lines(), true);

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, stood))).isInstanceOf(NotFound.class);
    }

    // ---- moves and deliveries

    @Test
    void an_orders_moves_tell_what_is_reserved_and_what_is_gone() {
        DocumentRef document = saved(order(1, line("l1", mug, 5)));
        sandbox.sells(2, "MUG", "WH");

        assertThat(get(odoo.documentMoves(SHOP, Set.of(document))))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.document()).isEqualTo("__synco__.o1");
                    assertThat(move.state()).isEqualTo(MoveState.ASSIGNED);
                    assertThat(move.finalDestination().usage()).isEqualTo(Usage.CUSTOMER);
                    assertThat(move.lines()).singleElement().satisfies(line -> {
                        assertThat(line.quantity()).isEqualTo(Quantity.of(5));
                        assertThat(line.from()).isEqualTo(new OdooPort.Place(stock, Usage.INTERNAL));
                    });
                });
    }

    @Test
    void the_feed_names_the_order_of_a_delivery() {
        DocumentRef document = saved(order(1, line("l1", mug, 5)));
        sandbox.delivers(document.odooId(), "T1");

        assertThat(get(odoo.movesDone(SHOP, Instant.EPOCH, 100)))
                .filteredOn(move -> move.to().usage() == Usage.CUSTOMER)
                .singleElement()
                .satisfies(move -> assertThat(move.salesOrder()).contains(document.odooId()));
    }

    @Test
    void a_delivery_is_told_with_its_tracking_number() {
        DocumentRef document = saved(order(1, line("l1", mug, 3), line("l2", mug, 2)));
        long picking = sandbox.delivers(document.odooId(), "TRACK-1").get(0);

        assertThat(get(odoo.deliveries(SHOP, Set.of(document)))).singleElement().satisfies(delivery -> {
            assertThat(delivery.picking()).isEqualTo(picking);
            assertThat(delivery.name()).startsWith("WH/OUT/");
            assertThat(delivery.document()).isEqualTo("__synco__.o1");
            assertThat(delivery.trackingNumber()).contains("TRACK-1");
            assertThat(delivery.carrier()).isEmpty();
            assertThat(delivery.quantities()).containsExactly(Map.entry(mug, Quantity.of(5)));
        });
    }

    @Test
    void an_open_order_has_no_delivery() {
        assertThat(get(odoo.deliveries(SHOP, Set.of(saved(order(1, line("l1", mug, 3)))))))
                .isEmpty();
    }

    @Test
    void an_order_is_delivered_whole() {
        DocumentRef document = saved(order(1, line("l1", mug, 3), line("l2", mug, 2)));

        get(odoo.deliver(SHOP, Permit.ALWAYS, document, Map.of(mug, Quantity.of(5))));

        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(15);
        assertThat(sandbox.reserved("MUG", "WH")).isZero();
        assertThat(sandbox.calls().of("stock.move.write"))
                .as("nothing to enter, except where Odoo does not take what is reserved for what goes")
                .hasSize(release == Release.V16 ? 2 : 0);
    }

    @Test
    void an_order_is_delivered_in_part_and_the_rest_stays_reserved() {
        sandbox.counts(10, "CUP", "WH");
        DocumentRef document = saved(order(1, line("l1", mug, 5), line("l2", cup, 4)));

        get(odoo.deliver(SHOP, Permit.ALWAYS, document, Map.of(mug, Quantity.of(2))));

        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(18);
        assertThat(sandbox.quantity("CUP", "WH")).isEqualTo(10);
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(3);
        assertThat(sandbox.reserved("CUP", "WH")).isEqualTo(4);

        get(odoo.deliver(SHOP, Permit.ALWAYS, document, Map.of(mug, Quantity.of(3), cup, Quantity.of(4))));

        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(15);
        assertThat(sandbox.quantity("CUP", "WH")).isEqualTo(6);
        assertThat(get(odoo.deliveries(SHOP, Set.of(document))))
                .extracting(Delivery::quantities)
                .containsExactly(Map.of(mug, Quantity.of(2)), Map.of(mug, Quantity.of(3), cup, Quantity.of(4)));
    }

    @Test
    void what_has_left_is_delivered_although_odoo_thought_it_had_less() {
        DocumentRef document = saved(order(2, line("l1", mug, 3)));

        get(odoo.deliver(SHOP, Permit.ALWAYS, document, Map.of(mug, Quantity.of(3))));

        assertThat(get(odoo.documentMoves(SHOP, Set.of(document))))
                .extracting(Move::state)
                .containsExactly(MoveState.DONE);
        assertThat(sandbox.quantity("MUG", "WH2")).isEqualTo(-3);
    }

    @Test
    void nothing_open_is_said_so() {
        DocumentRef document = saved(order(1, line("l1", mug, 3)));
        get(odoo.deliver(SHOP, Permit.ALWAYS, document, Map.of(mug, Quantity.of(3))));

        assertThat(failure(odoo.deliver(SHOP, Permit.ALWAYS, document, Map.of(mug, Quantity.of(3))))
                        .words())
                .contains("no open delivery");
    }

    // ---- what goes wrong

    @Test
    void a_server_that_is_down_was_not_reached() {
        sandbox.down();

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 1)))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_read_that_was_cut_off_is_only_unavailable() {
        sandbox.faults().add(Fault.cutAfter().on("stock.quant.search_read"));

        assertThat(failure(odoo.quants(SHOP, Set.of(mug), Set.of(stock)))).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_write_that_was_cut_off_is_unknown() {
        sandbox.faults().add(Fault.cutAfter().on("sale.order.load"));

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 1)))))
                .isInstanceOf(Unknown.class);
        assertThat(sandbox.ordersOf("#1001")).hasSize(1);
    }

    @Test
    void a_load_that_met_another_transaction_is_to_be_repeated() {
        sandbox.faults().add(Fault.serialization().on("sale.order.load"));

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1, line("l1", mug, 1)))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_key_that_was_taken_back_is_told_apart() {
        sandbox.faults().add(Fault.accessDenied());

        assertThat(failure(odoo.locations(SHOP))).isInstanceOf(AuthRevoked.class);
    }

    private String database() {
        return sandbox.options().database();
    }

    private DocumentRef saved(SalesOrder order) {
        SavedOrder saved = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order));
        return new DocumentRef(order.externalId(), saved.odooId(), saved.group());
    }

    private static SalesOrder order(long warehouse, SalesOrderLine... lines) {
        return new SalesOrder("__synco__.o1", "#1001", new WarehouseId(warehouse), List.of(lines), false);
    }

    private static SalesOrderLine line(String id, ProductId product, long units) {
        return new SalesOrderLine("__synco__." + id, product, Quantity.of(units), "A thing");
    }

    private static Credentials credentials(String url, String database, String login, String key) {
        return new Credentials(url, database, login, key);
    }

    private static <T> T get(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(20));
    }

    private static RemoteFailure failure(Uni<?> call) {
        Throwable thrown = catchThrowable(() -> get(call));
        assertThat(thrown).isInstanceOf(RemoteException.class);
        return ((RemoteException) thrown).failure();
    }
}
