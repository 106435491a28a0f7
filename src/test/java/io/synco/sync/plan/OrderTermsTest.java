package io.synco.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.stock.DocumentTerm;
import io.synco.sync.plan.LevelPlan.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one document of an order sent beyond its own part of it, as the order's others see it. */
class OrderTermsTest {
    private static final MappingId BERLIN = new MappingId(1);
    private static final MappingId HAMBURG = new MappingId(2);

    private final Promise berlin = promise(BERLIN, 0, 0);

    @Test
    void what_was_delivered_for_one_location_is_credited_to_the_line_at_another() {
        assertThat(hamburg(promise(HAMBURG, 2, 0), delivered(2)).owed()).isEqualTo(Quantity.ZERO);
        assertThat(hamburg(promise(HAMBURG, 2, 2), delivered(2)).owed()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void what_is_only_picked_for_one_location_is_credited_to_what_is_open_at_another() {
        assertThat(hamburg(promise(HAMBURG, 2, 0), picked(2)).owed()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void what_is_only_picked_for_one_location_has_not_left_from_another_that_fulfilled() {
        assertThat(hamburg(promise(HAMBURG, 2, 2), picked(2)).owed()).isEqualTo(Quantity.of(2));
        assertThat(hamburg(promise(HAMBURG, 2, 1), picked(2)).owed()).isEqualTo(Quantity.of(1));
    }

    private DocumentTerm hamburg(Promise promise, DocumentFlow atBerlin) {
        return OrderTerms.of(List.of(berlin, promise), one -> one.mapping().equals(BERLIN) ? atBerlin : delivered(0))
                .get(HAMBURG);
    }

    private static DocumentFlow delivered(int units) {
        return new DocumentFlow(Quantity.of(units), Quantity.ZERO, Quantity.ZERO);
    }

    private static DocumentFlow picked(int units) {
        return new DocumentFlow(Quantity.ZERO, Quantity.of(units), Quantity.ZERO);
    }

    private static Promise promise(MappingId mapping, int promised, int fulfilled) {
        return new Promise(
                "document" + mapping,
                new OrderId(1),
                "#1001",
                mapping,
                new ProductId(7),
                Quantity.of(promised),
                Quantity.of(fulfilled),
                Quantity.ZERO);
    }
}
