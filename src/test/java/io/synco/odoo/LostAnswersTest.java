package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Conflict;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.odoo.Release;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Booked;
import io.synco.sync.port.OdooPort.Booking;
import io.synco.sync.port.OdooPort.Counterpart;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.Permit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is lost on the way, and however late a call that was given up still lands: one order, its lines once, its units reserved
 * once, and one customer.
 */
class LostAnswersTest {
    /** What happens to a call. */
    enum Fate {
        ARRIVES,
        LOST_ON_THE_WAY,
        ANSWER_LOST,
        SERVER_BUSY,
        /** Given up by us, and carried out by the server after our next call. */
        LANDS_LATE
    }

    private static final ShopId SHOP = new ShopId(1);
    private static final ScriptedHttp HTTP = new ScriptedHttp();
    private static final Map<Release, OdooSandbox> SANDBOXES = new EnumMap<>(Release.class);
    private static int orders;

    private final Deque<Fate> fates = new ArrayDeque<>();
    private final Deque<HttpCall> late = new ArrayDeque<>();
    private OdooSandbox sandbox;
    private OdooPort odoo;
    private ProductId mug;

    @BeforeContainer
    static void start() {
        for (Release release : Release.values()) {
            OdooSandbox sandbox = OdooSandbox.start(0, OdooOptions.of(release));
            SANDBOXES.put(release, sandbox);
            sandbox.product("MUG", "Mug");
            sandbox.counts(1_000_000, "MUG", "WH");
        }
    }

    @AfterContainer
    static void stop() {
        SANDBOXES.values().forEach(OdooSandbox::close);
    }

    private void on(Release release) {
        sandbox = SANDBOXES.get(release);
        odoo = new OdooAdapter(new Rpc(HTTP, new OdooDefaults()), OneAccount.of(sandbox), new OdooDefaults());
        HTTP.between((call, onward) -> onward.apply(call));
        mug = odoo.products(SHOP, 0).await().atMost(Duration.ofSeconds(20)).stream()
                .filter(product -> product.sku().equals("MUG"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Property(tries = 200)
    void an_order_is_made_exactly_once(@ForAll Release release, @ForAll @Size(max = 24) List<Fate> given) {
        on(release);
        SalesOrder order = newOrder(2, 3);
        double reservedBefore = sandbox.reserved("MUG", "WH");

        SavedOrder saved = through(given, () -> odoo.saveOrder(SHOP, Permit.ALWAYS, order));

        assertThat(saved.confirmed()).isTrue();
        assertThat(sandbox.ordersOf(order.name())).containsExactly(saved.odooId());
        assertThat(saved.lineIds()).hasSize(2);
        assertThat(sandbox.reserved("MUG", "WH") - reservedBefore).isEqualTo(5);
        assertThat(customers()).isEqualTo(1);
    }

    @Property(tries = 100)
    void an_order_is_changed_exactly_to_what_was_asked(
            @ForAll Release release, @ForAll @Size(max = 16) List<Fate> given) {
        on(release);
        double reservedBefore = sandbox.reserved("MUG", "WH");
        SalesOrder order = newOrder(2, 3);
        SavedOrder first = through(List.of(), () -> odoo.saveOrder(SHOP, Permit.ALWAYS, order));

        SavedOrder changed = through(given, () -> odoo.saveOrder(SHOP, Permit.ALWAYS, with(order, 7, 0)));

        assertThat(changed.odooId()).isEqualTo(first.odooId());
        assertThat(sandbox.ordersOf(order.name())).hasSize(1);
        assertThat(sandbox.reserved("MUG", "WH") - reservedBefore).isEqualTo(7);
    }

    @Property(tries = 80)
    void an_order_is_cancelled_whatever_is_lost(@ForAll Release release, @ForAll @Size(max = 12) List<Fate> given) {
        on(release);
        double reservedBefore = sandbox.reserved("MUG", "WH");
        SalesOrder order = newOrder(2, 3);
        through(List.of(), () -> odoo.saveOrder(SHOP, Permit.ALWAYS, order));

        SavedOrder cancelled = through(given, () -> odoo.saveOrder(SHOP, Permit.ALWAYS, with(order, 0, 0)));

        assertThat(cancelled.confirmed()).isFalse();
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(reservedBefore);
    }

    @Property(tries = 200)
    void a_transfer_is_made_exactly_once(@ForAll Release release, @ForAll @Size(max = 24) List<Fate> given) {
        on(release);
        SalesOrder order = asTransfer(newOrder(2, 3));
        double reservedBefore = sandbox.reserved("MUG", "WH");

        SavedOrder saved = through(given, () -> odoo.saveOrder(SHOP, Permit.ALWAYS, order));

        assertThat(saved.confirmed()).isTrue();
        assertThat(transfersOf(order)).containsExactly(saved.odooId());
        assertThat(movesOf(order, saved)).hasSize(1);
        assertThat(sandbox.reserved("MUG", "WH") - reservedBefore).isEqualTo(5);
        assertThat(sandbox.ordersOf(order.name())).isEmpty();
    }

    @Property(tries = 120)
    void a_transfer_is_changed_exactly_to_what_was_asked(
            @ForAll Release release, @ForAll @Size(max = 16) List<Fate> given, @ForAll boolean raised) {
        on(release);
        double reservedBefore = sandbox.reserved("MUG", "WH");
        SalesOrder order = asTransfer(newOrder(2, 3));
        SavedOrder first = through(List.of(), () -> odoo.saveOrder(SHOP, Permit.ALWAYS, order));
        long wanted = raised ? 7 : 1;

        SavedOrder changed = through(given, () -> odoo.saveOrder(SHOP, Permit.ALWAYS, with(order, wanted, 0)));

        assertThat(changed.odooId()).isEqualTo(first.odooId());
        assertThat(transfersOf(order)).hasSize(1);
        assertThat(movesOf(order, changed)).hasSize(1);
        assertThat(sandbox.reserved("MUG", "WH") - reservedBefore).isEqualTo(wanted);
    }

    @Property(tries = 120)
    void what_is_wanted_after_a_delivery_makes_exactly_one_transfer_more(
            @ForAll Release release, @ForAll @Size(max = 20) List<Fate> given) {
        on(release);
        double reservedBefore = sandbox.reserved("MUG", "WH");
        SalesOrder order = asTransfer(newOrder(2, 3));
        SavedOrder first = through(List.of(), () -> odoo.saveOrder(SHOP, Permit.ALWAYS, order));
        sandbox.validates(first.odooId());

        SavedOrder more = through(given, () -> odoo.saveOrder(SHOP, Permit.ALWAYS, with(order, 4, 3)));

        assertThat(more.odooId()).isEqualTo(first.odooId());
        assertThat(transfersOf(order)).hasSize(2);
        assertThat(movesOf(order, more)).hasSize(2);
        assertThat(sandbox.reserved("MUG", "WH") - reservedBefore).isEqualTo(2);
    }

    @Property(tries = 80)
    void a_transfer_is_cancelled_whatever_is_lost(@ForAll Release release, @ForAll @Size(max = 12) List<Fate> given) {
        on(release);
        double reservedBefore = sandbox.reserved("MUG", "WH");
        SalesOrder order = asTransfer(newOrder(2, 3));
        through(List.of(), () -> odoo.saveOrder(SHOP, Permit.ALWAYS, order));

        SavedOrder cancelled = through(given, () -> odoo.saveOrder(SHOP, Permit.ALWAYS, with(order, 0, 0)));

        assertThat(cancelled.confirmed()).isFalse();
        assertThat(transfersOf(order)).hasSize(1);
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(reservedBefore);
    }

    private List<Long> transfersOf(SalesOrder order) {
        return sandbox.idsOf("stock.picking", "origin", order.name());
    }

    private List<Move> movesOf(SalesOrder order, SavedOrder saved) {
        return odoo.documentMoves(
                        SHOP,
                        Set.of(new DocumentRef(
                                order.externalId(), saved.odooId(), saved.group(), false, DocumentKind.TRANSFER)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static SalesOrder asTransfer(SalesOrder order) {
        return new SalesOrder(
                order.externalId(),
                order.name(),
                order.warehouse(),
                order.lines(),
                order.stood(),
                DocumentKind.TRANSFER);
    }

    @Property(tries = 160)
    void a_booking_moves_its_units_exactly_once(
            @ForAll Release release,
            @ForAll @Size(max = 24) List<Fate> given,
            @ForAll Counterpart counterpart,
            @ForAll boolean comesIn) {
        on(release);
        double before = sandbox.quantity("MUG", "WH");
        double reservedBefore = sandbox.reserved("MUG", "WH");
        Booking booking = new Booking(
                Booking.PREFIX + ++orders,
                new WarehouseId(1),
                new StockLocationId(sandbox.location("WH")),
                counterpart,
                mug,
                Quantity.of(comesIn ? 3 : -3),
                "a test");

        Booked booked = through(given, () -> odoo.book(SHOP, Permit.ALWAYS, booking));

        assertThat(booked.name()).startsWith("WH/INT/");
        assertThat(sandbox.quantity("MUG", "WH") - before).isEqualTo(comesIn ? 3 : -3);
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(reservedBefore);
        assertThat(moves(booked)).singleElement().satisfies(move -> {
            assertThat(move.booked()).isTrue();
            assertThat(nameOf(comesIn ? move.from() : move.to()))
                    .isEqualTo(counterpart == Counterpart.CUSTOMER ? "Customers" : "Inventory adjustment");
        });
    }

    private List<DoneMove> moves(Booked booked) {
        return odoo.movesDone(SHOP, Instant.EPOCH, 100_000).await().atMost(Duration.ofSeconds(20)).stream()
                .filter(move -> move.picking().equals(Optional.of(booked.odooId())))
                .toList();
    }

    private String nameOf(Place place) {
        return session()
                .byId("stock.location", place.id().value(), List.of("name"))
                .await()
                .atMost(Duration.ofSeconds(20))
                .get(0)
                .text("name");
    }

    /** Repeats as sync does until an answer comes, and lets everything land that is still under way. */
    private <T> T through(List<Fate> given, java.util.function.Supplier<Uni<T>> call) {
        fates.clear();
        fates.addAll(given);
        late.clear();
        HTTP.between(this::between);
        RuntimeException last = null;
        for (int attempt = 0; attempt <= given.size(); attempt++) {
            try {
                T saved = call.get().await().atMost(Duration.ofSeconds(20));
                HTTP.between((one, onward) -> land(onward).chain(() -> onward.apply(one)));
                return call.get().await().atMost(Duration.ofSeconds(20)).equals(saved) ? saved : LostAnswersTest.fail();
            } catch (RemoteException e) {
                last = e;
                assertThat(e.failure()).isInstanceOfAny(Unknown.class, Unavailable.class, Conflict.class);
            }
        }
        throw new AssertionError("No attempt succeeded although every fate was used up: " + last);
    }

    private static <T> T fail() {
        throw new AssertionError("A call that landed late changed the answer");
    }

    private Uni<HttpAnswer> between(HttpCall call, Function<HttpCall, Uni<HttpAnswer>> onward) {
        Fate fate = fates.isEmpty() ? Fate.ARRIVES : fates.remove();
        return switch (fate) {
            case ARRIVES -> onward.apply(call).call(() -> land(onward));
            case LOST_ON_THE_WAY -> lost();
            case ANSWER_LOST -> onward.apply(call).chain(answer -> lost());
            case SERVER_BUSY ->
                Uni.createFrom().item(new HttpAnswer(503, Map.of(), "busy".getBytes(StandardCharsets.UTF_8)));
            case LANDS_LATE -> {
                late.add(call);
                yield lost();
            }
        };
    }

    private Uni<Void> land(Function<HttpCall, Uni<HttpAnswer>> onward) {
        HttpCall next = late.poll();
        return next == null ? Uni.createFrom().voidItem() : onward.apply(next).chain(() -> land(onward));
    }

    private static Uni<HttpAnswer> lost() {
        return Uni.createFrom().failure(new RemoteException(new Unknown("no answer came")));
    }

    private SalesOrder newOrder(long first, long second) {
        String id = "__synco__.o" + ++orders;
        return with(new SalesOrder(id, "#" + orders, new WarehouseId(1), List.of(), false), first, second);
    }

    private SalesOrder with(SalesOrder order, long first, long second) {
        return new SalesOrder(
                order.externalId(),
                order.name(),
                order.warehouse(),
                List.of(
                        new SalesOrderLine(order.externalId() + "_1", mug, Quantity.of(first), "Mug"),
                        new SalesOrderLine(order.externalId() + "_2", mug, Quantity.of(second), "Mug")),
                false,
                order.kind());
    }

    private Session session() {
        return new Session(
                new Rpc(new ScriptedHttp(), new OdooDefaults()),
                OneAccount.of(sandbox).account());
    }

    private int customers() {
        return session()
                .search("res.partner", Domain.all(Domain.is("name", "Shopify")), List.of("name"), Map.of())
                .await()
                .atMost(Duration.ofSeconds(20))
                .size();
    }
}
