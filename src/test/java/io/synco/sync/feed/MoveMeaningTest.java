package io.synco.sync.feed;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.synco.rules.Rules;
import io.synco.sync.feed.MoveMeaning.Known;
import io.synco.sync.feed.MoveMeaning.Told;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a finished move means where its product is linked to no item. */
class MoveMeaningTest {
    private static final long SALES_ORDER = 7;
    private static final MappingId MAPPING = new MappingId(1);
    private static final StockLocationId STOCK = new StockLocationId(8);
    private static final ProductId OLD_LAMP = new ProductId(120);
    private static final DoneMove DELIVERY = new DoneMove(
            40,
            OLD_LAMP,
            new Place(STOCK, Usage.INTERNAL),
            new Place(new StockLocationId(5), Usage.CUSTOMER),
            Quantity.of(2),
            "WH/OUT/00007",
            false,
            Optional.empty(),
            Optional.of(SALES_ORDER),
            Optional.of(70L),
            Instant.EPOCH);

    /** The order was made with the recipe that its item had then. */
    @Test
    void an_order_is_fulfilled_though_its_item_was_linked_to_another_product_since() {
        Collection<Told> told = tell(
                Map.of(new DocumentKey(DocumentKind.SALES_ORDER, SALES_ORDER), new Ours("order_1", MAPPING, true)));

        assertThat(told).extracting(Told::fulfils).containsExactly(true);
    }

    @Test
    void what_other_documents_deliver_of_such_a_product_changes_nothing() {
        Collection<Told> told = tell(Map.of());

        assertThat(told).extracting(Told::fulfils).containsExactly(false);
        assertThat(told).allMatch(one -> one.touched().isEmpty());
    }

    private static Collection<Told> tell(Map<DocumentKey, Ours> ours) {
        return MoveMeaning.of(List.of(DELIVERY), new Known(book(), Set.of(), ours, Rules.DEFAULTS))
                .values();
    }

    private static MappingBook book() {
        LocationMapping mapping = new LocationMapping(
                MAPPING,
                MappingMode.SINGLE,
                Set.of(STOCK),
                new WarehouseId(1),
                List.of(new Outlet(new LocationId(70))),
                0);
        return MappingBook.of(
                List.of(mapping),
                List.of(new StockLocation(
                        STOCK, "WH/Stock", "internal", "1/7/8/", Optional.of(new WarehouseId(1)), "WH")));
    }
}
