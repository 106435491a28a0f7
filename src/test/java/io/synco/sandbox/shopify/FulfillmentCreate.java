package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** fulfillmentCreate: takes no idempotency key, so the same call twice sends twice (or is refused for lack of units). */
final class FulfillmentCreate {
    private static final List<String> FIELD = List.of("fulfillment");
    private final Store store;
    private final OrderViews orders;

    FulfillmentCreate(Store store, OrderViews orders) {
        this.store = store;
        this.orders = orders;
    }

    Mutations.Payload run(DataFetchingEnvironment env) {
        Map<String, Object> input = env.getArgument("fulfillment");
        UserErrors errors = new UserErrors();
        try {
            Fulfillment made = store.orders().shipping().fulfil(units(input), tracking(input));
            return Mutations.Payload.of("fulfillment", orders.fulfillment(made), errors);
        } catch (Shipping.Refused refused) {
            errors.add(FIELD, null, refused.getMessage());
            return Mutations.Payload.of("fulfillment", null, errors);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<FulfillmentOrder, Map<FulfillmentOrder.Line, Integer>> units(Map<String, Object> input) {
        Map<FulfillmentOrder, Map<FulfillmentOrder.Line, Integer>> units = new LinkedHashMap<>();
        for (Map<String, Object> part : (List<Map<String, Object>>) input.get("lineItemsByFulfillmentOrder")) {
            FulfillmentOrder at = find((String) part.get("fulfillmentOrderId"));
            var lines = (List<Map<String, Object>>) part.get("fulfillmentOrderLineItems");
            units.put(at, lines == null || lines.isEmpty() ? Shipping.remainingOf(at) : lines(at, lines));
        }
        if (units.isEmpty()) {
            throw new Shipping.Refused("At least one fulfillment order is required.");
        }
        return units;
    }

    private FulfillmentOrder find(String gid) {
        long id = Gid.number(gid, "FulfillmentOrder");
        return store.orders().all().stream()
                .flatMap(order -> order.fulfillmentOrders().stream())
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new Shipping.Refused("Fulfillment order does not exist."));
    }

    private static Map<FulfillmentOrder.Line, Integer> lines(FulfillmentOrder at, List<Map<String, Object>> asked) {
        Map<FulfillmentOrder.Line, Integer> lines = new LinkedHashMap<>();
        for (Map<String, Object> each : asked) {
            long id = Gid.number((String) each.get("id"), "FulfillmentOrderLineItem");
            FulfillmentOrder.Line line = at.lines().stream()
                    .filter(candidate -> candidate.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new Shipping.Refused("Fulfillment order line item does not exist."));
            lines.put(line, (Integer) each.get("quantity"));
        }
        return lines;
    }

    @SuppressWarnings("unchecked")
    private static Fulfillment.Tracking tracking(Map<String, Object> input) {
        Map<String, Object> info = (Map<String, Object>) input.get("trackingInfo");
        if (info == null) {
            return Fulfillment.Tracking.NONE;
        }
        return new Fulfillment.Tracking(
                (String) info.get("company"), all(info, "number", "numbers"), all(info, "url", "urls"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> all(Map<String, Object> info, String one, String many) {
        List<String> all = new ArrayList<>();
        if (info.get(one) != null) {
            all.add((String) info.get(one));
        }
        if (info.get(many) != null) {
            all.addAll((List<String>) info.get(many));
        }
        return all;
    }
}
