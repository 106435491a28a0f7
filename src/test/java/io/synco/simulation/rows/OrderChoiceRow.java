package io.synco.simulation.rows;

import java.time.Instant;
import java.util.List;

/** The table {@code order_choice}. */
public record OrderChoiceRow(Id id, int mode, List<String> documents, String who, Instant at) {
    /** @param scope 1 orders open at go-live, 2 orders that a rule keeps off Odoo, 3 one order, 4 what documents are: by {@code mode} 1 a sales order, 2 a transfer */
    public record Id(int scope, long order) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            return scope == other.scope ? Long.compare(order, other.order) : Integer.compare(scope, other.scope);
        }
    }
}
