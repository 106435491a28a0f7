package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A sales order as it stands.
 *
 * @param total with its taxes, in its currency
 */
record OrderState(String name, String state, Optional<Long> group, long company, String currency, BigDecimal total) {
    static Uni<OrderState> of(Session odoo, long order) {
        String group = odoo.dialect().groupOfOrder();
        return odoo.byId(
                        "sale.order",
                        order,
                        List.of("name", "state", group, "company_id", "currency_id", "amount_total"))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new OrderState(
                                row.text("name"),
                                row.text("state"),
                                odoo.dialect().groupOfOrder(row),
                                row.ref("company_id"),
                                row.nameOf("currency_id"),
                                row.decimal("amount_total")))
                        .orElseThrow(() -> new RemoteException(
                                new NotFound("Sales order " + order + " is gone in Odoo or hidden from this user"))));
    }

    boolean confirmed() {
        return state.equals("sale") || state.equals("done");
    }

    boolean cancelled() {
        return state.equals("cancel");
    }

    OrderState orFailIfCancelled() {
        if (cancelled()) {
            throw new RemoteException(new Refused("Sales order " + name
                    + " was cancelled in Odoo: set it back to a quotation and confirm it there, or dismiss this"));
        }
        return this;
    }
}
