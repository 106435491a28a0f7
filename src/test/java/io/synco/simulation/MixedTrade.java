package io.synco.simulation;

import java.util.Map;
import java.util.TreeMap;

/** What happens in a shop in a mixed hour, one event after the other; each of them changes something on one side. */
final class MixedTrade {
    private static final int TRIES_MAX = 1_000;

    private record Act(String name, int weight, Runnable run) {}

    private final World world;
    private final Act[] acts;
    private final Map<String, Integer> happened = new TreeMap<>();
    private int events;

    MixedTrade(World world) {
        this.world = world;
        Choice choice = new Choice(world);
        Customers customers = new Customers(world, choice);
        Staff staff = new Staff(world, choice);
        this.acts = new Act[] {
            new Act("sales", 26, customers::buy),
            new Act("order edits", 6, customers::edit),
            new Act("fulfilments on Shopify", 6, customers::fulfil),
            new Act("receipts", 22, () -> staff.receive(false)),
            new Act("counts", 6, staff::count),
            new Act("transfers", 6, staff::carry),
            new Act("deliveries in Odoo", 18, staff::deliver),
            new Act("other channels' sales", 5, staff::sellElsewhere),
            new Act("other channels' deliveries", 5, staff::deliverElsewhere)
        };
    }

    Map<String, Integer> happened() {
        return happened;
    }

    /** A lot that finds nothing to do, such as a delivery where nothing is ordered, is drawn again. */
    void event() {
        world.begins(++events);
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Act act = drawn();
            long before = changes();
            act.run().run();
            if (changes() != before) {
                happened.merge(act.name(), 1, Integer::sum);
                world.causes().look();
                return;
            }
        }
        throw new IllegalStateException("Nothing can happen in this shop any more, after " + events + " events");
    }

    private long changes() {
        return world.shopify().changes() + world.odoo().changes();
    }

    private Act drawn() {
        int lot = world.chance().between(1, 100);
        for (Act act : acts) {
            lot -= act.weight();
            if (lot <= 0) {
                return act;
            }
        }
        throw new IllegalStateException("The weights do not add up to 100");
    }
}
