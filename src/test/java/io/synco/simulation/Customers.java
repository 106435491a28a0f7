package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.simulation.remote.LevelState;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.ShopOrders.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What customers and the merchant do on Shopify. */
final class Customers {
    private final World world;
    private final Choice choice;
    private final Set<LevelId> idle = new TreeSet<>();

    Customers(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    void buy() {
        int lines = choice.between(1, 2);
        Wanted[] wanted = new Wanted[lines];
        for (int i = 0; i < lines; i++) {
            wanted[i] = Wanted.of(choice.between(1, 3), choice.item(), choice.location());
        }
        world.shopify()
                .orders()
                .buys(wanted)
                .ifPresent(order -> world.note("a customer buys " + order.name() + " " + order.parts()));
    }

    void cancel() {
        choice.openOrder().ifPresent(order -> {
            boolean restock = !choice.oneIn(4);
            world.note(order.name() + " is cancelled, " + (restock ? "restocked" : "not restocked"));
            world.shopify().orders().cancels(order.id(), restock);
        });
    }

    void edit() {
        choice.openOrder().ifPresent(order -> {
            Part part = choice.openPart(order);
            if (choice.oneIn(2)) {
                int units = choice.between(1, part.open());
                world.note(order.name() + " loses " + units + " of line " + part.line());
                world.shopify().orders().lowers(order.id(), part.line(), units, true);
            } else if (available(part.level()) > 0) {
                world.note(order.name() + " gains one of line " + part.line() + " at " + part.location());
                world.shopify().orders().raises(order.id(), part.line(), 1, part.location());
            }
        });
    }

    /** One unit: more may lie in several fulfilment orders, which cannot be moved at once. */
    void move() {
        choice.openOrder().ifPresent(order -> {
            Part part = choice.openPart(order);
            LocationId to = choice.location();
            if (!to.equals(part.location())) {
                world.note("one of line " + part.line() + " of " + order.name() + " moves to " + to);
                world.shopify().orders().moves(order.id(), part.line(), 1, part.location(), to);
                if (world.shares(to).containsKey(part.location())) {
                    // What is left for both stays, and each is to have its own.
                    world.causes().isTouched(part.level(), 1);
                    world.causes().isTouched(new LevelId(part.item(), to), 1);
                }
            }
        });
    }

    void fulfil() {
        choice.openOrder().ifPresent(order -> {
            Part part = choice.openPart(order);
            world.note(order.name() + ": the merchant fulfils what " + part.location() + " has to send");
            world.shopify().shipping().fulfilsAll(order.id(), part.location());
        });
    }

    /** A part of an order, by one unit of one line. */
    void fulfilOne() {
        choice.openOrder().ifPresent(order -> {
            Part part = choice.openPart(order);
            world.note(order.name() + ": the merchant fulfils one of line " + part.line() + " at " + part.location());
            world.shopify().shipping().fulfils(order.id(), part.line(), 1, part.location());
        });
    }

    void cancelFulfilment() {
        choice.sentOrder().ifPresent(order -> {
            long fulfilment = choice.oneOf(order.fulfilmentIds()).orElseThrow();
            world.note(order.name() + ": fulfilment " + fulfilment + " is cancelled");
            world.oracle()
                    .unfulfils(order.id(), () -> world.shopify().shipping().cancelsFulfilment(order.id(), fulfilment));
        });
    }

    /** A unit that was sent is back on a shelf: where it was sent from, or elsewhere. */
    void restock() {
        choice.sentOrder().ifPresent(order -> {
            Part part = choice.oneOf(order.parts().stream()
                            .filter(each -> each.fulfilled() > 0)
                            .toList())
                    .orElseThrow();
            int back = order.parts().stream()
                    .filter(each -> each.line().equals(part.line()))
                    .mapToInt(Part::returned)
                    .sum();
            LocationId into = choice.oneIn(3) ? choice.location() : part.location();
            if (back < part.fulfilled()) {
                world.note(order.name() + ": one of line " + part.line() + " is refunded and restocked at " + into);
                world.shopify().shipping().returns(order.id(), part.line(), 1, into);
            }
        });
    }

    void editByHand() {
        LevelId level = choice.level();
        int was = world.shopify().level(level).onHand();
        int onHand = Math.max(0, was + choice.between(-3, 3));
        world.note("on hand of " + level + " is set to " + onHand + " by hand, was " + was);
        sets(level, onHand - was);
    }

    /** Shopify's own transfer moves on hand at both ends as a hand would, one after the other. */
    void transfer() {
        LevelId from = choice.level();
        LevelId to = new LevelId(from.item(), choice.location());
        if (!from.equals(to) && available(from) > 0) {
            world.note("a transfer on Shopify takes one of " + from + ", for " + to.location());
            sets(from, -1);
            world.schedule().in(Duration.ofSeconds(choice.between(1, 3_000)), () -> {
                world.note("a transfer on Shopify brings one to " + to);
                sets(to, 1);
                world.causes().look();
            });
        }
    }

    private void sets(LevelId level, int by) {
        world.oracle().edited(level, by);
        world.shopify().stock().setsOnHand(level, world.shopify().level(level).onHand() + by);
    }

    void setAside() {
        LevelId level = choice.level();
        int held = world.shopify().level(level).held();
        int units = held > 0 && choice.oneIn(2) ? -held : Math.max(0, Math.min(1, available(level)));
        if (units != 0) {
            world.note(units + " of " + level + " set aside as damaged");
            world.shopify().stock().setsAside(level, LevelState.SetAside.DAMAGED, units);
        }
    }

    /** The item is not stocked at the location any more; orders of it stay there. */
    void stopStocking() {
        LevelId level = choice.level();
        if (idle.add(level)) {
            world.note(level + " is not stocked any more");
            world.shopify().stock().activates(level, false);
        }
    }

    void stockAgain() {
        choice.oneOf(List.copyOf(idle)).ifPresent(this::stockAgain);
    }

    void stockAllAgain() {
        List.copyOf(idle).forEach(this::stockAgain);
    }

    private void stockAgain(LevelId level) {
        idle.remove(level);
        world.note(level + " is stocked again");
        world.shopify().stock().activates(level, true);
    }

    private int available(LevelId level) {
        return world.shopify().level(level).available();
    }
}
