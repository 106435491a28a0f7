package io.synco.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.rules.EventKind;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a finished move means for a mapped set, and for what is withheld there. */
class MoveKindsTest {
    private static final Optional<Long> NO_ORDER = Optional.empty();
    private static final Optional<Long> AN_ORDER = Optional.of(12L);

    @Test
    void a_scrap_takes_withheld_units_first() {
        DoneMove scrap = move(Usage.INVENTORY, NO_ORDER);

        assertThat(usesUp(scrap)).isTrue();
    }

    @Test
    void a_transfer_to_elsewhere_takes_withheld_units_first() {
        DoneMove transfer = move(Usage.INTERNAL, NO_ORDER);

        assertThat(MoveKinds.leaving(transfer, false)).isEqualTo(EventKind.TRANSFER_OUT);
        assertThat(usesUp(transfer)).isTrue();
    }

    @Test
    void a_step_of_a_delivery_to_the_warehouses_output_takes_what_can_be_sold() {
        DoneMove pick = move(Usage.INTERNAL, AN_ORDER);

        assertThat(MoveKinds.leaving(pick, true)).isEqualTo(EventKind.TRANSFER_OUT);
        assertThat(usesUp(pick)).isFalse();
    }

    @Test
    void a_delivery_takes_what_can_be_sold() {
        assertThat(usesUp(move(Usage.CUSTOMER, AN_ORDER))).isFalse();
        assertThat(usesUp(move(Usage.CUSTOMER, NO_ORDER))).isFalse();
    }

    private static boolean usesUp(DoneMove move) {
        return MoveKinds.usesUpWithheld(
                MoveKinds.leaving(move, move.salesOrder().isPresent()), move);
    }

    private static DoneMove move(Usage to, Optional<Long> order) {
        return new DoneMove(
                1,
                new ProductId(71),
                new Place(new StockLocationId(8), Usage.INTERNAL),
                new Place(new StockLocationId(9), to),
                Quantity.of(2),
                "WH/PICK/00001",
                false,
                Optional.empty(),
                order,
                Optional.of(5L),
                Instant.EPOCH);
    }
}
