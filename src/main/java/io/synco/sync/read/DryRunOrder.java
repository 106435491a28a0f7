package io.synco.sync.read;

import java.util.List;
import java.util.Optional;

/** An open order, as it would be taken into the books. */
public record DryRunOrder(long id, String name, List<Line> lines) {
    public DryRunOrder {
        lines = List.copyOf(lines);
    }

    /**
     * @param mode code of the way in which it gets to Odoo
     * @param document name of the sales order in Odoo that stands for it
     * @param open units still to be fulfilled
     * @param counts whether it changes a target
     */
    public record Line(
            int mode,
            Optional<Long> itemId,
            String sku,
            long locationId,
            String location,
            int open,
            Optional<String> document,
            boolean counts) {}
}
