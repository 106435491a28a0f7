package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Unknown;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyPort.Fulfil;
import io.synco.sync.port.ShopifyPort.FulfilAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** fulfillmentCreate for lines of one fulfilment order. */
final class Fulfiller {
    private final AdminApi api;

    Fulfiller(AdminApi api) {
        this.api = api;
    }

    Uni<FulfilAnswer> fulfil(ShopId shop, Fulfil call) {
        return api.ask(shop, Document.FULFIL, Map.of("fulfilment", input(call)))
                .map(data -> answer(data.path("fulfillmentCreate")));
    }

    private static Map<String, Object> input(Fulfil call) {
        List<Map<String, Object>> lines = call.lines().stream()
                .map(line -> Map.<String, Object>of(
                        "id",
                        Gid.of("FulfillmentOrderLineItem", line.fulfilmentOrderLineId()),
                        "quantity",
                        line.quantity()))
                .toList();
        // No lines would mean all of them to Shopify.
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A fulfilment needs at least one line");
        }
        Map<String, Object> input = new HashMap<>();
        input.put(
                "lineItemsByFulfillmentOrder",
                List.of(Map.of(
                        "fulfillmentOrderId",
                        Gid.of("FulfillmentOrder", call.fulfilmentOrder().value()),
                        "fulfillmentOrderLineItems",
                        lines)));
        Map<String, Object> tracking = new HashMap<>();
        call.trackingNumber().ifPresent(number -> tracking.put("number", number));
        call.carrier().ifPresent(carrier -> tracking.put("company", carrier));
        if (!tracking.isEmpty()) {
            input.put("trackingInfo", tracking);
        }
        return input;
    }

    private static FulfilAnswer answer(JsonNode payload) {
        JsonNode errors = payload.path("userErrors");
        if (!errors.isEmpty()) {
            return new FulfilAnswer.Refused(words(errors));
        }
        JsonNode id = payload.path("fulfillment").path("id");
        if (!id.isTextual()) {
            throw new RemoteException(new Unknown("Shopify answered a fulfilment with neither its id nor an error"));
        }
        return new FulfilAnswer.Created(Gid.number(id));
    }

    static String words(JsonNode userErrors) {
        return StreamSupport.stream(userErrors.spliterator(), false)
                .map(error -> error.path("message").asText())
                .collect(Collectors.joining("; "));
    }
}
