package io.synco.simulation.rows;

import io.synco.kernel.OrderId;
import java.util.Optional;
import java.util.UUID;

/** The table {@code document_bill}. */
public record BillRow(String document, OrderId order, boolean ships, Optional<UUID> bill, Optional<String> said) {
    public BillRow of(boolean ships, Optional<UUID> bill, Optional<String> said) {
        return new BillRow(document, order, ships, bill, said);
    }
}
