package io.synco.sync.book;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.rules.EventKind;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Pending;
import io.synco.sync.port.OdooPort.Booked;
import io.synco.sync.push.LevelStore.Touched;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table booking. Wanted, then sent, then Odoo has it; refused, it is wanted again; a person may give it up. */
public interface BookingStore {
    /**
     * Where a level's goods stand in Odoo, if its quantity can be turned into theirs.
     *
     * @param perItem whole units of the only product that the item is made of
     */
    record Shelf(
            MappingId mapping, WarehouseId warehouse, StockLocationId location, ProductId product, Quantity perItem) {}

    /**
     * @param units of the shelf's product; negative ones leave
     * @param sent Odoo may have it
     */
    record Booking(String externalId, EventKind kind, LevelId level, Shelf shelf, Quantity units, boolean sent) {
        public Touched touches() {
            return new Touched(shelf.product(), shelf.mapping());
        }
    }

    /**
     * Empty where the level's quantity could not be turned into Odoo's: an item of several products or of parts of one, not linked, at a
     * location that is not mapped, shares its stock with others, or stands for several Odoo locations.
     */
    Uni<Optional<Shelf>> shelf(Tx tx, ShopId shop, LevelId level);

    /** Once for an external id. */
    Uni<Void> want(Tx tx, ShopId shop, Booking booking);

    /** One that Odoo is not known to have. */
    Uni<Optional<Booking>> open(Tx tx, ShopId shop, String externalId);

    /** Before it is sent: from now on Odoo may have it. */
    Uni<Void> sending(Tx tx, ShopId shop, String externalId);

    /** Odoo certainly does not have it. */
    Uni<Void> refused(Tx tx, ShopId shop, String externalId);

    Uni<Void> booked(Tx tx, ShopId shop, String externalId, Booked booked);

    /** The one of this job does not count any more. Empty where Odoo has it, or the job is for something else. */
    Uni<Optional<Booking>> giveUp(Tx tx, ShopId shop, long jobId);

    /** What Odoo certainly does not have, of these products at these mappings. */
    Uni<List<Pending>> pending(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings);
}
