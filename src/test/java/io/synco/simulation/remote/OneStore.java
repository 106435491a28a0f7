package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.ShopId;
import io.synco.simulation.VirtualTime;
import io.synco.sync.port.Inbox.Hint;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A store with ten mugs at Main, none at Second. */
abstract class OneStore {
    static final ShopId SHOP = new ShopId(1);

    final VirtualTime time = new VirtualTime();
    final List<Hint> hints = new ArrayList<>();
    final ShopifyModel shopify = new ShopifyModel(time, hints::add, rules());
    final LocationId main = shopify.stock().opensLocation("Main");
    final LocationId second = shopify.stock().opensLocation("Second");
    final ItemId mug = shopify.stock().addsProduct("MUG");
    final LevelId mugs = new LevelId(mug, main);
    final LevelId mugsAtSecond = new LevelId(mug, second);

    OneStore() {
        shopify.stock().stocks(mugs, 10);
        shopify.stock().stocks(mugsAtSecond, 0);
        hints.clear();
    }

    ShopifyRules rules() {
        return ShopifyRules.usual();
    }

    StoreOrder sells(int units) {
        return shopify.orders().places(ShopOrders.Wanted.of(units, mug, main));
    }

    OrderReading read(StoreOrder order) {
        return get(shopify.order(SHOP, order.id())).orElseThrow();
    }

    SetAnswer set(SetOnHand call) {
        return get(shopify.setOnHand(SHOP, call));
    }

    static SetOnHand call(UUID key, SetRow... rows) {
        return new SetOnHand(key, SetOnHand.reference(key), List.of(rows));
    }

    static SetOnHand call(SetRow... rows) {
        return call(new UUID(0, 1), rows);
    }

    List<String> topics() {
        return hints.stream().map(Hint::topic).toList();
    }

    static <T> T get(Uni<T> call) {
        return call.await().indefinitely();
    }

    static RemoteFailure failure(Uni<?> call) {
        return ((RemoteException) catchThrowable(() -> get(call))).failure();
    }
}
