package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.plan.DocumentFlow;
import io.synco.sync.plan.DocumentFlow.Fulfilled;
import io.synco.sync.plan.Undone;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BroughtBackTest {
    private static final ProductId MUG = new ProductId(7);
    private static final LocationId BERLIN = new LocationId(70);
    private static final OrderLineId LINE = new OrderLineId(14);
    private static final Place STOCK = new Place(new StockLocationId(8), Usage.INTERNAL);
    private static final Place CUSTOMER = new Place(new StockLocationId(5), Usage.CUSTOMER);
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-01-05T11:00:00Z");

    private final List<Move> moves = List.of(
            move(1, STOCK, CUSTOMER, Optional.empty(), 31, NINE), move(2, CUSTOMER, STOCK, Optional.of(1L), 32, TEN));

    @Test
    void what_came_back_before_the_merchant_fulfilled_is_owed_again() {
        Map<Long, Map<ProductId, Quantity>> undone =
                BroughtBack.of(List.of(document()), fulfilledAt(ELEVEN), moves, FulfilPlan.Told.NOTHING);

        assertThat(undone).isEqualTo(Map.of(31L, Map.of(MUG, Quantity.of(2))));
        assertThat(gone(undone)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void what_came_back_after_it_was_fulfilled_is_a_receipt() {
        Map<Long, Map<ProductId, Quantity>> undone =
                BroughtBack.of(List.of(document()), fulfilledAt(NINE), moves, FulfilPlan.Told.NOTHING);

        assertThat(undone).isEmpty();
        assertThat(gone(undone)).isEqualTo(Quantity.of(2));
    }

    @Test
    void what_came_back_while_a_fulfilment_of_ours_told_of_it_is_a_receipt() {
        assertThat(BroughtBack.of(List.of(document()), fulfilledAt(ELEVEN), moves, told(Map.of())))
                .isEmpty();
    }

    @Test
    void of_what_came_back_only_what_still_counts_as_fulfilled_then_is_a_receipt() {
        FulfilledLine before =
                new FulfilledLine(5, 50, LINE, Optional.of(new ItemId(46)), BERLIN, 1, NINE, Optional.empty());
        FulfilledLine cancelled =
                new FulfilledLine(6, 60, LINE, Optional.of(new ItemId(46)), BERLIN, 1, NINE, Optional.empty());
        FulfilledLine anew =
                new FulfilledLine(7, 70, LINE, Optional.of(new ItemId(46)), BERLIN, 1, ELEVEN, Optional.empty());
        OrderReading order = new OrderReading(
                new OrderId(1),
                "#1001",
                NINE,
                ELEVEN,
                ELEVEN,
                Optional.empty(),
                List.of(),
                List.of(before, anew),
                List.of(cancelled));

        assertThat(BroughtBack.of(List.of(document()), order, moves, FulfilPlan.Told.NOTHING))
                .isEqualTo(Map.of(31L, Map.of(MUG, Quantity.of(1))));
    }

    @Test
    void what_came_back_while_a_fulfilment_of_ours_told_of_it_that_was_cancelled_since_is_owed_again() {
        FulfilPlan.Told told = told(Map.of(31L, Map.of(MUG, Quantity.of(2))));

        assertThat(BroughtBack.of(List.of(document()), fulfilledAt(ELEVEN), moves, told))
                .isEqualTo(Map.of(31L, Map.of(MUG, Quantity.of(2))));
    }

    private static FulfilPlan.Told told(Map<Long, Map<ProductId, Quantity>> cancelled) {
        return new FulfilPlan.Told(Map.of(31L, Map.of(MUG, Quantity.of(2))), cancelled, Set.of());
    }

    private Quantity gone(Map<Long, Map<ProductId, Quantity>> undone) {
        return DocumentFlow.of(
                        Undone.leaveOut(moves, undone), Set.of(STOCK.id()), new Fulfilled(Quantity.of(2), Set.of()))
                .gone();
    }

    private static Move move(long id, Place from, Place to, Optional<Long> returnOf, long picking, Instant at) {
        MoveLine line = new MoveLine(id, MoveState.DONE, MUG, from, to, Quantity.of(2), at);
        return new Move(id, "doc", MoveState.DONE, MUG, to, returnOf, Optional.of(picking), at, List.of(line));
    }

    private static Wanted document() {
        Line line =
                new Line("l", LINE, new ItemId(46), BERLIN, MUG, Quantity.of(1), 2, 2, 0, Quantity.ZERO, "Mug", null);
        return new Wanted(
                "doc",
                new OrderId(1),
                "#1001",
                new MappingId(1),
                new WarehouseId(1),
                DocumentStore.CONFIRMED,
                Optional.empty(),
                List.of(line));
    }

    private static OrderReading fulfilledAt(Instant at) {
        FulfilledLine fulfilled =
                new FulfilledLine(5, 50, LINE, Optional.of(new ItemId(46)), BERLIN, 2, at, Optional.empty());
        return new OrderReading(
                new OrderId(1), "#1001", NINE, at, at, Optional.empty(), List.of(), List.of(fulfilled), List.of());
    }
}
