package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Conflict;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyPort.RowError;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** inventorySetQuantities with name on_hand: each row only where Shopify still has what we expect. */
final class OnHandSetter {
    private final AdminApi api;

    OnHandSetter(AdminApi api) {
        this.api = api;
    }

    Uni<SetAnswer> set(ShopId shop, SetOnHand call) {
        Map<String, Object> input = Map.of(
                "name",
                "on_hand",
                "reason",
                "correction",
                "referenceDocumentUri",
                call.referenceUri(),
                "quantities",
                call.rows().stream().map(OnHandSetter::row).toList());
        return api.ask(
                        shop,
                        Document.SET_ON_HAND,
                        Map.of("input", input, "key", call.key().toString()))
                .map(data -> answer(data.path("inventorySetQuantities").path("userErrors")));
    }

    private static Map<String, Object> row(SetRow row) {
        return Map.of(
                "inventoryItemId", Gid.of("InventoryItem", row.level().item().value()),
                "locationId", Gid.of("Location", row.level().location().value()),
                "quantity", row.quantity(),
                "changeFromQuantity", row.changeFrom());
    }

    private static SetAnswer answer(JsonNode userErrors) {
        List<RowError> errors = new ArrayList<>();
        for (JsonNode error : userErrors) {
            errors.add(error(error));
        }
        return errors.isEmpty() ? new SetAnswer.Accepted() : new SetAnswer.Refused(List.copyOf(errors));
    }

    private static RowError error(JsonNode error) {
        String code = error.path("code").asText("");
        String message = error.path("message").asText("");
        RowError.Kind kind = switch (code) {
            case "CHANGE_FROM_QUANTITY_STALE", "COMPARE_QUANTITY_STALE" -> RowError.Kind.STALE;
            case "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED", "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" -> RowError.Kind.NEW_KEY;
            case "IDEMPOTENCY_CONCURRENT_REQUEST" -> throw new RemoteException(new Conflict(message));
            default -> RowError.Kind.NOT_WRITABLE;
        };
        return new RowError(rowOf(error.path("field")), kind, code, message);
    }

    /** {@code ["input", "quantities", "3", …]}: the index is text. */
    private static int rowOf(JsonNode field) {
        String index =
                "quantities".equals(field.path(1).asText()) ? field.path(2).asText("") : "";
        return index.matches("\\d{1,4}") ? Integer.parseInt(index) : -1;
    }
}
