package io.synco.simulation;

import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.Account.Sold;
import io.synco.simulation.remote.Part;
import java.util.HashMap;
import java.util.Map;

/**
 * Fulfilments that were cancelled on Shopify: their goods may be with the customer and wanted again. Only a person makes them again: all
 * fulfilments of ours of one order together, cancelled or not, never tell more than has left for it.
 */
final class Unfulfilled {
    private record Ordered(OrderId order, ProductId product) {}

    private final World world;
    private final Account account;
    private final Map<Ordered, Quantity> cancelled = new HashMap<>();
    private final Map<Ordered, Quantity> ours = new HashMap<>();
    private Map<Ordered, Quantity> before = Map.of();

    Unfulfilled(World world, Account account) {
        this.world = world;
        this.account = account;
    }

    void cancels(OrderId order, Runnable act) {
        Map<Ordered, Quantity> had = fulfilled(account.ofOrder(order));
        act.run();
        account.unfulfilled(order);
        Map<Ordered, Quantity> has = fulfilled(account.ofOrder(order));
        had.forEach((which, units) -> cancelled.merge(which, units.minus(has.get(which)), Quantity::plus));
    }

    /** What a cancelled fulfilment had told is in the building again: sent once more, it is told once more. */
    void cameBack(OrderId order, Map<ProductId, Quantity> units) {
        units.forEach((product, quantity) -> ours.computeIfPresent(
                new Ordered(order, product), (which, told) -> told.minus(quantity.min(units(order, product)))));
    }

    /** Of the order and product, in all. */
    Quantity units(OrderId order, ProductId product) {
        return cancelled.getOrDefault(new Ordered(order, product), Quantity.ZERO);
    }

    void beforeFulfilment() {
        before = fulfilled(account.sales());
    }

    void afterFulfilment() {
        Map<Ordered, Quantity> gone = new HashMap<>();
        account.building()
                .gone()
                .forEach((went, units) -> gone.merge(new Ordered(went.order(), went.product()), units, Quantity::plus));
        fulfilled(account.sales()).forEach((which, now) -> {
            Quantity made = now.minus(before.getOrDefault(which, Quantity.ZERO));
            Quantity all = ours.merge(which, made, Quantity::plus);
            if (made.signum() > 0
                    && cancelled.containsKey(which)
                    && all.compareTo(gone.getOrDefault(which, Quantity.ZERO)) > 0) {
                world.violated("order " + which.order() + ": a fulfilment that was cancelled is made again, " + all
                        + " of product " + which.product() + " told in all");
            }
        });
    }

    private Map<Ordered, Quantity> fulfilled(Map<Sold, Part> parts) {
        Map<Ordered, Quantity> sums = new HashMap<>();
        account.byProduct(parts, sold -> sold.getValue().fulfilled())
                .forEach((went, units) -> sums.merge(new Ordered(went.order(), went.product()), units, Quantity::plus));
        return sums;
    }
}
