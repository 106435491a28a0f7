package io.synco.simulation;

import io.synco.kernel.LocationId;
import io.synco.mapping.MappingMode;
import io.synco.simulation.remote.OdooWarehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who says what stands behind Shopify's locations: one more Odoo location, one fewer, another one first, other shares. */
final class Remapping {
    private final World world;
    private final Choice choice;

    Remapping(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    /** The annex is counted with a location's own stock from now on, or no more. */
    void annex() {
        OdooWarehouse annex = world.annex();
        LocationId site = world.site(choice.location());
        List<OdooWarehouse> behind = new ArrayList<>(world.behind(site));
        if (behind.remove(annex)) {
            map(site, behind);
        } else if (world.annexAt().isEmpty()) {
            behind.add(annex);
            map(site, behind);
        }
    }

    /** Orders that come from now on go to the other warehouse. */
    void swap() {
        world.annexAt().ifPresent(site -> {
            List<OdooWarehouse> behind = new ArrayList<>(world.behind(site));
            Collections.reverse(behind);
            map(site, behind);
        });
    }

    /** Only the shares change, or how the stock is shared. */
    void share() {
        map(choice.oneIn(2) ? MappingMode.SPLIT : MappingMode.POOL);
    }

    private void map(LocationId site, List<OdooWarehouse> behind) {
        world.note("behind " + site + " stand "
                + behind.stream().map(OdooWarehouse::code).toList() + " now");
        world.behind(site, behind);
        map(world.together());
    }

    private void map(MappingMode together) {
        world.note("one warehouse's locations are mapped as " + together);
        choice.mapped(together);
        world.oracle().settingsChanged();
        world.person().countsWhatWaited(World.SHOP);
        world.causes().everyTargetIsTouched();
    }
}
