package io.synco.simulation;

import io.synco.catalog.LinkState;
import io.synco.catalog.Recipe;
import io.synco.catalog.Recipe.Component;
import io.synco.catalog.RecipeSource;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.mapping.StockLocation;
import io.synco.mapping.Wanted;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.simulation.rows.ConnectionRow;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.RuleId;
import io.synco.simulation.rows.RuleRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobWiring;
import io.synco.sync.order.MemoryOrderChoices;
import io.synco.sync.order.OrderChoices;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.push.DirtyLevels;
import io.synco.tenant.Connections.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What people set up, changeable in the middle of a run. It leaves the rows that io.synco.sync.setup leaves: a level for each linked
 * item at each mapped location, what changed wanted anew, and a push asked for; ringing is the caller's.
 */
public final class Settings {
    private final MemoryDatabase database;
    private final JobStore jobs = JobWiring.store();

    public Settings(MemoryDatabase database) {
        this.database = database;
    }

    public void connect(ShopId shop, Side side) {
        change(shop, rows -> rows.connections().put(side, ConnectionRow.CONNECTED));
    }

    public void pause(ShopId shop, Side side, String why) {
        change(
                shop,
                rows -> rows.connections()
                        .put(side, new ConnectionRow(State.PAUSED, Optional.of(why), 0, Optional.empty())));
    }

    /** Without what going live does; {@link Product#controls} has that. */
    public void live(ShopId shop, boolean live, Optional<Instant> liveAt) {
        change(shop, rows -> rows.shop(rows.shop().live(live, liveAt)));
    }

    /** All locations that Odoo lists now; what is mapped to another one is lost. */
    public void odooLocations(ShopId shop, List<StockLocation> locations) {
        change(shop, rows -> {
            rows.stockLocations().all().forEach(gone -> rows.stockLocations().remove(gone.id()));
            locations.forEach(location -> rows.stockLocations().put(location.id(), location));
        });
    }

    public void shopifyLocation(ShopId shop, LocationId location, String name) {
        change(shop, rows -> rows.shopifyLocations().put(location, name));
    }

    /** For the whole shop. */
    public void choose(ShopId shop, EventKind kind, Choice choice) {
        change(shop, rows -> {
            RuleId id = new RuleId(kind, Optional.empty(), 1);
            rows.rules().put(id, new RuleRow(id, Optional.of(choice), "a person"));
        });
    }

    /** How orders are handled that are open at go-live, or that a rule keeps off Odoo. */
    public void handle(ShopId shop, OrderChoices.Defaults defaults) {
        database.now(shop, tx -> new MemoryOrderChoices().choose(tx, shop, defaults, "a person"));
    }

    /** As what orders are brought to Odoo from now on. */
    public void documents(ShopId shop, DocumentKind kind) {
        database.now(shop, tx -> new MemoryOrderChoices().choose(tx, shop, kind, "a person"));
    }

    /** Replaces the whole mapping. */
    public void map(ShopId shop, List<Wanted> wanted) {
        changeAndPush(shop, rows -> {
            new MappingEdit(rows).apply(wanted);
            want(rows, level -> rows.targets().find(level.id().location()).isPresent());
        });
    }

    /** Of the shop. A location's buffer is part of the mapping. */
    public void buffer(ShopId shop, int units) {
        changeAndPush(shop, rows -> {
            rows.shop(rows.shop().buffer(units));
            want(rows, level -> rows.shopBufferApplies(level.id()));
        });
    }

    /** Of an item, at each location; empty takes it away. */
    public void buffer(ShopId shop, ItemId item, Optional<Integer> units) {
        changeAndPush(shop, rows -> {
            rows.links().update(item, link -> link.buffer(units));
            want(rows, level -> level.id().item().equals(item));
        });
    }

    /** Other components than before make a new recipe; the same ones revive the last. */
    public void link(ShopId shop, ItemId item, List<Component> components) {
        changeAndPush(shop, rows -> {
            Optional<ItemLink> before = rows.links().find(item);
            int last = before.map(ItemLink::recipeNo).orElse(0);
            boolean same = rows.recipes()
                    .find(new RecipeId(item, last))
                    .filter(new Recipe(last, components)::sameContent)
                    .isPresent();
            Recipe recipe = new Recipe(same ? last : last + 1, components);
            rows.recipes().put(new RecipeId(item, recipe.no()), recipe);
            rows.links().put(item, linked(item, recipe.no(), before.flatMap(ItemLink::buffer)));
            if (!same || !before.get().linked()) {
                want(rows, level -> level.id().item().equals(item));
            }
        });
    }

    private static ItemLink linked(ItemId item, int recipeNo, Optional<Integer> buffer) {
        String sku = "SKU-" + item;
        return new ItemLink(
                item,
                LinkState.LINKED,
                recipeNo,
                Optional.of(sku),
                Optional.of("Title of " + sku),
                Optional.empty(),
                buffer,
                true,
                RecipeSource.CHOSEN);
    }

    /** What is linked is linked because its product carries the same SKU, and no longer because a person said so. */
    void linkedBySku(ShopId shop) {
        change(shop, rows -> rows.links().update(link -> true, link -> link.source(RecipeSource.MATCHED)));
    }

    /** Its recipe's number stays, for the debts that it has. */
    public void unlink(ShopId shop, ItemId item) {
        changeAndPush(
                shop,
                rows -> rows.links()
                        .update(item, link -> link.lost(LinkState.UNMATCHED, "No product in Odoo matches.")));
    }

    private static void want(ShopRows rows, Predicate<LevelRow> which) {
        rows.levels().update(which, LevelRow::wanted);
    }

    private void changeAndPush(ShopId shop, Consumer<ShopRows> change) {
        database.now(
                shop,
                tx -> MemoryTx.change(tx, shop, change)
                        .chain(() -> MemoryTx.change(tx, shop, Settings::ensureLevels))
                        .chain(() -> jobs.ask(tx, shop, JobKind.PUSH, DirtyLevels.PUSH)));
    }

    private static void ensureLevels(ShopRows rows) {
        for (ItemLink link : rows.links().where(ItemLink::linked)) {
            rows.targets().all().stream()
                    .map(target -> new LevelId(link.item(), target.location()))
                    .filter(level -> rows.levels().find(level).isEmpty())
                    .forEach(level -> rows.levels().insert(level, LevelRow.wantedFirst(level)));
        }
    }

    private void change(ShopId shop, Consumer<ShopRows> change) {
        database.now(shop, tx -> MemoryTx.change(tx, shop, change));
    }
}
