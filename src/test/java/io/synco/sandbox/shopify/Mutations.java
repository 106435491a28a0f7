package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import io.synco.sandbox.shopify.Quantities.State;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The mutations that the double knows. Those that Shopify wants keyed take their key's result from {@link Attempts}. */
final class Mutations {
    private final Store store;
    private final CatalogViews catalog;
    private final SubscriptionMutations subscriptions;
    private final FulfillmentCreate fulfillment;
    private final BulkMutations bulk;

    Mutations(Store store, CatalogViews catalog, OrderViews orders) {
        this.store = store;
        this.catalog = catalog;
        subscriptions = new SubscriptionMutations(store);
        bulk = new BulkMutations(store);
        fulfillment = new FulfillmentCreate(store, orders);
    }

    View root() {
        return View.of("Mutation")
                .lazy("inventorySetQuantities", env -> keyed(env, "inventoryAdjustmentGroup", () -> setQuantities(env)))
                .lazy("inventoryActivate", env -> keyed(env, "inventoryLevel", () -> activate(env)))
                .lazy("fulfillmentCreate", env -> noted(env, fulfillment.run(env)))
                .lazy("bulkOperationRunQuery", env -> noted(env, bulk.run(env)))
                .lazy("webhookSubscriptionCreate", env -> noted(env, subscriptions.create(env)))
                .lazy("webhookSubscriptionDelete", env -> noted(env, subscriptions.delete(env)));
    }

    /** What a mutation came to. */
    record Payload(View view, UserErrors errors) {
        static Payload of(String field, Object value, UserErrors errors) {
            View view = View.of("Payload").with(field, value).with("userErrors", errors.views());
            return new Payload(view, errors);
        }
    }

    private static View noted(DataFetchingEnvironment env, Payload payload) {
        Attempts.of(env).note(payload.errors().codes());
        return payload.view();
    }

    private static View keyed(DataFetchingEnvironment env, String resultField, Supplier<Payload> act) {
        return noted(env, Attempts.of(env).once(env, resultField, act));
    }

    private Payload setQuantities(DataFetchingEnvironment env) {
        SetQuantities set = new SetQuantities(store, env.getArgument("input"));
        List<SetQuantities.Change> changes = set.apply("inventorySetQuantities");
        View group = changes.isEmpty() ? null : group(set, changes);
        return Payload.of("inventoryAdjustmentGroup", group, set.errors());
    }

    private View group(SetQuantities set, List<SetQuantities.Change> changes) {
        return View.of("InventoryAdjustmentGroup")
                .with("id", Gid.of("InventoryAdjustmentGroup", store.ids().next(Ids.Kind.ADJUSTMENT_GROUP)))
                .with("createdAt", SandboxClock.utc(store.clock().instant()))
                .with("reason", set.reason())
                .with("referenceDocumentUri", set.reference())
                .with("changes", changes.stream().map(this::change).toList());
    }

    private View change(SetQuantities.Change change) {
        return View.of("InventoryChange")
                .with("name", change.name())
                .with("delta", change.delta())
                .with("quantityAfterChange", null)
                .with("ledgerDocumentUri", null)
                .lazy("item", env -> catalog.item(change.variant()))
                .lazy("location", env -> catalog.location(change.location()));
    }

    private Payload activate(DataFetchingEnvironment env) {
        Integer available = env.getArgument("available");
        Integer onHand = env.getArgument("onHand");
        UserErrors errors = new UserErrors();
        Variant variant = store.catalog()
                .variantOfItem(Gid.number(env.getArgument("inventoryItemId"), "InventoryItem"))
                .orElse(null);
        Location location = store.catalog()
                .location(Gid.number(env.getArgument("locationId"), "Location"))
                .orElse(null);
        if (variant == null) {
            errors.add(List.of("inventoryItemId"), null, "The product couldn't be stocked because it wasn't found.");
        } else if (location == null) {
            errors.add(
                    List.of("locationId"), null, "The product couldn't be stocked because the location wasn't found.");
        } else if (available != null && onHand != null) {
            errors.add(null, null, "Only one of available and onHand can be given.");
        } else {
            return activate(variant, location, available, onHand, errors);
        }
        return Payload.of("inventoryLevel", null, errors);
    }

    private Payload activate(Variant variant, Location location, Integer available, Integer onHand, UserErrors errors) {
        boolean known = store.inventory().find(variant.itemId(), location.id()).isPresent();
        Level level = store.inventory().connect(variant, location, true);
        if (known && level.active() && available != null) {
            errors.add(
                    List.of("available"),
                    null,
                    "Not allowed to set available quantity when the item is already active at the location.");
            return Payload.of("inventoryLevel", null, errors);
        }
        level.activate(true, store.clock().instant());
        Integer wanted = available != null ? available : onHand;
        if (!known && wanted != null && wanted != 0) {
            store.inventory().change(level, "inventoryActivate", Map.of(State.AVAILABLE, wanted));
        }
        return Payload.of("inventoryLevel", catalog.level(level), errors);
    }
}
