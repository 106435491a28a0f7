package io.synco.simulation.remote;

import io.synco.sync.port.ShopifyPort.Fulfil;
import io.synco.sync.port.ShopifyPort.FulfilAnswer;
import io.synco.sync.port.ShopifyPort.FulfilLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** fulfillmentCreate: takes no key, so the same call twice sends twice, or is refused for lack of units. */
final class FulfilCall {
    private final Store store;
    private final ShopShipping shipping;

    FulfilCall(Store store, ShopShipping shipping) {
        this.store = store;
        this.shipping = shipping;
    }

    FulfilAnswer fulfil(Fulfil call) {
        // No lines would mean all of them to Shopify; the adapter never asks that.
        if (call.lines().isEmpty()) {
            throw new IllegalArgumentException("A fulfilment needs at least one line");
        }
        Optional<FulfilmentOrder> found = store.orders.find(call.fulfilmentOrder());
        if (found.isEmpty()) {
            return new FulfilAnswer.Refused("Fulfillment order does not exist.");
        }
        FulfilmentOrder at = found.get();
        if (!at.isOpen()) {
            return new FulfilAnswer.Refused("Fulfillment order " + at.id + " has an unfulfillable status= closed.");
        }
        Map<FulfilmentOrder.Line, Integer> units = new LinkedHashMap<>();
        for (FulfilLine wanted : call.lines()) {
            Optional<FulfilmentOrder.Line> line = at.lines.stream()
                    .filter(each -> each.id == wanted.fulfilmentOrderLineId())
                    .findFirst();
            if (line.isEmpty()) {
                return new FulfilAnswer.Refused("Fulfillment order line item does not exist.");
            }
            if (wanted.quantity() < 1 || wanted.quantity() > line.get().remaining) {
                return new FulfilAnswer.Refused("Invalid fulfillment order line item quantity requested.");
            }
            units.put(line.get(), wanted.quantity());
        }
        return store.act(() -> new FulfilAnswer.Created(shipping.send(at, units, call.trackingNumber()).id));
    }
}
