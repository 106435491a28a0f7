package io.synco.simulation;

import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.StockLocationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is promised in Odoo otherwise than by Shopify: reserved, set free, taken from elsewhere, and fetched in the end. */
final class OtherChannels {
    /** @param to where its units end, if at one of our warehouses */
    private record Promise(long transfer, ProductId product, int units, Optional<LocationId> to) {}

    private final World world;
    private final Choice choice;
    private final List<Promise> reserved = new ArrayList<>();
    private final List<Promise> waiting = new ArrayList<>();

    OtherChannels(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    void promise() {
        ProductId product = choice.product();
        LocationId at = choice.location();
        StockLocationId from = choice.place(at);
        int free = choice.free(product, from);
        if (free > 0) {
            int units = choice.between(1, Math.min(3, free));
            if (choice.oneIn(2)) {
                sells(product, at, units);
            } else {
                plansTransfer(product, from, elsewhere(at), units);
            }
        }
    }

    private void sells(ProductId product, LocationId at, int units) {
        world.note(units + " of product " + product + " are sold from " + at + " by a shop assistant");
        reserving(product, () -> {
            long order = world.odoo().office().sells(units, product, choice.warehouse(at));
            world.odoo()
                    .office()
                    .open(order)
                    .forEach(open -> reserved.add(new Promise(open.id(), product, units, Optional.empty())));
        });
    }

    private void plansTransfer(ProductId product, StockLocationId from, LocationId site, int units) {
        StockLocationId to = choice.place(site);
        world.note(units + " of product " + product + " are to go from " + from + " to " + to);
        reserving(
                product,
                () -> reserved.add(new Promise(
                        world.odoo().floor().opensTransfer(units, product, from, to),
                        product,
                        units,
                        Optional.of(site))));
    }

    private LocationId elsewhere(LocationId at) {
        return sites().filter(site -> !site.equals(world.site(at))).findFirst().orElse(at);
    }

    void setFree() {
        choice.oneOf(reserved).ifPresent(promise -> {
            world.note("transfer " + promise.transfer() + " is unreserved");
            reserving(promise.product(), () -> world.odoo().floor().unreserves(promise.transfer()));
            reserved.remove(promise);
            waiting.add(promise);
        });
    }

    /** Only where all of it can be: what is left would be reserved when nobody looks. */
    void reserveAgain() {
        choice.oneOf(waiting).ifPresent(promise -> {
            boolean enough = sites().allMatch(site -> choice.free(promise.product(), site) >= promise.units());
            if (enough) {
                world.note("transfer " + promise.transfer() + " is reserved again");
                reserving(promise.product(), () -> world.odoo().floor().assigns(promise.transfer()));
                waiting.remove(promise);
                reserved.add(promise);
            }
        });
    }

    /** Which only the line's write_date tells. Within the warehouse where they end, nothing would be promised any more. */
    void takeFromElsewhere() {
        choice.oneOf(reserved).ifPresent(promise -> {
            LocationId site = world.site(choice.location());
            StockLocationId elsewhere = choice.place(site);
            if (!promise.to().equals(Optional.of(site))
                    && choice.free(promise.product(), elsewhere) >= promise.units()) {
                world.note("transfer " + promise.transfer() + " takes its units from " + elsewhere);
                reserving(promise.product(), () -> world.odoo().floor().takesFrom(promise.transfer(), elsewhere));
            }
        });
    }

    void fetch() {
        choice.oneOf(reserved).ifPresent(promise -> {
            world.note("transfer " + promise.transfer() + " is validated");
            reserving(promise.product(), () -> world.odoo().floor().validates(promise.transfer()));
            reserved.remove(promise);
        });
    }

    void cancel() {
        choice.oneOf(Stream.concat(reserved.stream(), waiting.stream()).toList())
                .ifPresent(promise -> {
                    world.note("transfer " + promise.transfer() + " is cancelled");
                    reserving(promise.product(), () -> world.odoo().floor().cancelsTransfer(promise.transfer()));
                    reserved.remove(promise);
                    waiting.remove(promise);
                });
    }

    /** What it changes of the reservations, at whichever warehouse, is another channel's. */
    private void reserving(ProductId product, Runnable act) {
        Runnable all = choice.oneIn(5) ? () -> world.odoo().inTransactionBegun(Duration.ofSeconds(40), act) : act;
        for (LocationId site : sites().toList()) {
            Runnable inner = all;
            all = () -> world.oracle().othersReserve(product, site, inner);
        }
        all.run();
    }

    private Stream<LocationId> sites() {
        return Set.copyOf(world.warehouses().keySet().stream().map(world::site).toList()).stream()
                .sorted();
    }
}
