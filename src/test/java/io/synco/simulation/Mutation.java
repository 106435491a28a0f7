package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.simulation.remote.LevelState;
import io.synco.simulation.remote.ShopifyModel;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/**
 * A mistake that peers make, put between the product and Shopify. A simulation that does not find it proves nothing
 * ({@code ./synco simulate --mutations}).
 */
enum Mutation {
    NONE(Scenario.PLAIN) {
        @Override
        SetOnHand changed(SetOnHand call, Function<LevelId, LevelState> levels) {
            return call;
        }
    },
    /** Compares with what is there at the moment of writing, just to make the write pass. */
    FRESH_COMPARE(Scenario.FULFILLED_ON_SHOPIFY) {
        @Override
        SetOnHand changed(SetOnHand call, Function<LevelId, LevelState> levels) {
            return rows(
                    call,
                    row -> new SetRow(
                            row.level(),
                            row.quantity(),
                            levels.apply(row.level()).onHand()));
        }
    },
    /** Writes what is free as available, as if nothing had been sold that is not heard of. */
    WRITES_AVAILABLE(Scenario.PLAIN) {
        @Override
        SetOnHand changed(SetOnHand call, Function<LevelId, LevelState> levels) {
            return rows(call, row -> {
                LevelState now = levels.apply(row.level());
                int rise = row.quantity() - row.changeFrom();
                return new SetRow(row.level(), Math.max(0, now.onHand() + rise + now.committed()), now.onHand());
            });
        }
    };

    private final Scenario scenario;

    Mutation(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Where it shows. */
    Scenario scenario() {
        return scenario;
    }

    abstract SetOnHand changed(SetOnHand call, Function<LevelId, LevelState> levels);

    private static SetOnHand rows(SetOnHand call, Function<SetRow, SetRow> change) {
        return new SetOnHand(
                call.key(),
                call.referenceUri(),
                call.rows().stream().map(change).toList());
    }

    /** The port with the mistake in it. */
    ShopifyPort in(ShopifyModel shopify) {
        return (ShopifyPort) Proxy.newProxyInstance(
                ShopifyPort.class.getClassLoader(), new Class<?>[] {ShopifyPort.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setOnHand")) {
                        return Uni.createFrom()
                                .deferred(() -> set(shopify, (ShopId) arguments[0], (SetOnHand) arguments[1]));
                    }
                    try {
                        return method.invoke(shopify, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Uni<SetAnswer> set(ShopifyModel shopify, ShopId shop, SetOnHand call) {
        return shopify.setOnHand(shop, changed(call, shopify::level));
    }
}
