package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.fields;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.odoo.DeliveryPlan.Entry;
import io.synco.odoo.DeliveryPlan.OpenMove;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Extent;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Validates an order's open deliveries for exact quantities, the rest as a backorder. Reading and entering can be repeated freely;
 * the validation of all deliveries is one call and one transaction of Odoo's. After a lost answer the caller must read the
 * document's moves before it asks again, for what is then still owed: the quantities say how much more goes, not how much in all.
 */
final class Deliverer {
    /** No question about the backorder (it is always made), none about text messages to the customer. */
    private static final Map<String, Object> WITHOUT_QUESTIONS = Map.of("skip_backorder", true, "skip_sms", true);

    private final Session odoo;

    Deliverer(Session odoo) {
        this.odoo = odoo;
    }

    Uni<Void> deliver(DocumentRef document, Map<ProductId, Quantity> quantities, Extent extent) {
        return open(document)
                .map(moves -> DeliveryPlan.of(moves, quantities, extent))
                .chain(plan -> plan.unassigned().isEmpty()
                        ? Uni.createFrom().item(plan)
                        : odoo.write(
                                        "stock.picking",
                                        "action_assign",
                                        List.of(List.copyOf(plan.unassigned())),
                                        Map.of())
                                .chain(() -> open(document))
                                .map(moves -> DeliveryPlan.of(moves, quantities, extent)))
                .invoke(Deliverer::refuseSteps)
                .chain(plan -> enter(plan.entries()).chain(() -> validate(plan.pickings())));
    }

    private static void refuseSteps(DeliveryPlan plan) {
        if (!plan.waiting().isEmpty()) {
            throw new RemoteException(new Refused("Delivery " + String.join(", ", plan.waiting())
                    + " waits for an earlier step: pick or pack it in Odoo, then retry"));
        }
    }

    private Uni<List<OpenMove>> open(DocumentRef document) {
        Uni<List<Row>> found = switch (document.kind()) {
            case SALES_ORDER ->
                odoo.searchNested(
                        "stock.move",
                        all(is(odoo.dialect().orderOfMove(), document.odooId()), in("state", Goods.OPEN_STATES)),
                        specification(),
                        Map.of("order", "id"));
            case TRANSFER ->
                TransferMoves.of(odoo, List.of(document), specification())
                        .map(moves -> List.copyOf(moves.documents().keySet()));
        };
        return found.map(rows -> rows.stream()
                .filter(row -> row.one(MoveState.class, "state").open() && isForCustomer(row))
                .map(this::open)
                .toList());
    }

    private Map<String, Object> specification() {
        Map<String, Object> specification = new LinkedHashMap<>();
        specification.put("product_id", AS_IS);
        specification.put("product_uom_qty", AS_IS);
        specification.put("state", AS_IS);
        specification.put("picking_id", fields(Map.of("name", AS_IS)));
        specification.put("location_dest_id", Places.WITH_USAGE);
        odoo.dialect().finalDestination().ifPresent(field -> specification.put(field, Places.WITH_USAGE));
        specification.putAll(odoo.dialect().enteredFields());
        return specification;
    }

    /** The last step, or an earlier one whose next steps do not exist yet. */
    private boolean isForCustomer(Row move) {
        return isLast(move)
                || odoo.dialect()
                        .finalDestination()
                        .filter(move::has)
                        .filter(field -> Places.of(move, field).usage() == Usage.CUSTOMER)
                        .isPresent();
    }

    private static boolean isLast(Row move) {
        return Places.of(move, "location_dest_id").usage() == Usage.CUSTOMER;
    }

    private OpenMove open(Row row) {
        Row picking = row.nestedOrFail("picking_id");
        String state = row.text("state");
        return new OpenMove(
                row.id(),
                picking.id(),
                picking.text("name"),
                new ProductId(row.ref("product_id")),
                row.quantity("product_uom_qty"),
                odoo.dialect().entered(row),
                odoo.dialect().picked(row),
                state.equals("assigned"),
                state.equals("waiting") || !isLast(row));
    }

    private Uni<Void> enter(List<Entry> entries) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> odoo.write(
                        "stock.move",
                        "write",
                        List.of(List.of(entry.move().id()), odoo.dialect().entering(entry.quantity())),
                        Map.of()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> validate(Set<Long> pickings) {
        if (pickings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Long> ids = List.copyOf(pickings);
        return odoo.write("stock.picking", "button_validate", List.of(ids), Map.of("context", WITHOUT_QUESTIONS))
                .chain(answer -> answer.isObject()
                        ? answerWizard(answer)
                        : Uni.createFrom().voidItem());
    }

    /** A server that asks about the backorder all the same gets one; any other question is a person's. */
    private Uni<Void> answerWizard(JsonNode action) {
        String wizard = action.path("res_model").asText("");
        if (!wizard.equals("stock.backorder.confirmation")) {
            throw new RemoteException(new Refused("Odoo asks \""
                    + action.path("name").asText(wizard) + "\" before it validates the delivery: answer it there"));
        }
        Map<String, Object> context = new LinkedHashMap<>();
        action.path("context").properties().forEach(entry -> context.put(entry.getKey(), entry.getValue()));
        context.putAll(WITHOUT_QUESTIONS);
        Map<String, Object> named = Map.of("context", context);
        return odoo.write(
                        wizard,
                        "create",
                        List.of(Map.of("pick_ids", action.path("context").path("default_pick_ids"))),
                        named)
                .chain(id -> odoo.write(wizard, "process", List.of(List.of(id.asLong())), named))
                .replaceWithVoid();
    }
}
