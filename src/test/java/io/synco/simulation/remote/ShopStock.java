package io.synco.simulation.remote;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.shopify.webhook.Topic;
import io.synco.simulation.remote.LevelState.SetAside;
import io.synco.sync.port.ShopifyPort.Location;
import io.synco.sync.port.ShopifyPort.Variant;

/** What the merchant does with products, locations and levels. */
public final class ShopStock {
    private final Store store;

    ShopStock(Store store) {
        this.store = store;
    }

    public LocationId opensLocation(String name) {
        return store.act(() -> {
            LocationId id = new LocationId(store.ids.next());
            store.catalog.put(new Location(id, name, true, true));
            store.hints.locations(Topic.LOCATIONS_CREATE);
            return id;
        });
    }

    /** A product of one variant, tracked, stocked nowhere yet. */
    public ItemId addsProduct(String sku) {
        return store.act(() -> {
            ItemId item = new ItemId(store.ids.next());
            store.catalog.put(new Variant(store.ids.next(), item, sku, "", sku, true, true));
            return item;
        });
    }

    public void stocks(LevelId level, int onHand) {
        store.act(() -> store.levels.change(level, state -> state.plusAvailable(onHand - state.onHand())));
    }

    /** By hand or by another app: available moves by the difference. */
    public void setsOnHand(LevelId level, int onHand) {
        stocks(level, onHand);
    }

    /** Out of what is for sale, or back into it where negative. */
    public void setsAside(LevelId level, SetAside where, int units) {
        store.act(() -> store.levels.change(level, state -> state.setAside(where, units)));
    }

    public void activates(LevelId level, boolean on) {
        store.act(() -> store.levels.activate(level, on));
    }

    public void activates(LocationId id, boolean on) {
        store.act(() -> {
            Location location = store.catalog.location(id).orElseThrow();
            store.catalog.put(new Location(id, location.name(), on, location.fulfillsOnline()));
            store.hints.locations(on ? Topic.LOCATIONS_ACTIVATE : Topic.LOCATIONS_DEACTIVATE);
        });
    }

    /** Its levels are gone; orders still name the item. */
    public void deletesProduct(ItemId item) {
        store.act(() -> {
            store.levels.forget(item);
            store.catalog.remove(item);
        });
    }

    /** An item that is not tracked keeps its numbers as they are, and no order moves them. */
    public void tracks(ItemId item, boolean on) {
        store.act(() -> {
            Variant known = store.catalog.variant(item).orElseThrow();
            store.catalog.put(new Variant(
                    known.variantId(), item, known.sku(), known.barcode(), known.title(), on, known.writable()));
        });
    }

    /** A bundle's stock is reckoned by Shopify from its parts: no app may write it. */
    public void makesBundle(ItemId item) {
        store.act(() -> {
            Variant known = store.catalog.variant(item).orElseThrow();
            store.catalog.put(new Variant(
                    known.variantId(), item, known.sku(), known.barcode(), known.title(), known.tracked(), false));
        });
    }
}
