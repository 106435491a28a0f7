package io.synco.simulation.contract;

import io.synco.catalog.Recipe;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.kernel.WarehouseId;
import io.synco.simulation.Settings;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.PgJobStore;
import io.synco.sync.job.PgTx;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.setup.LevelRows;
import io.synco.tenant.FreshDatabase;
import java.util.List;
import java.util.function.Consumer;

/** Settings are changed in the model and copied into PostgreSQL; the levels of what is new there the product makes itself. */
public final class SameSettings {
    private static final List<String> TABLES =
            List.of("mapping_target", "mapping_source", "mapping", "odoo_location", "sf_location", "link", "recipe");

    private final TwoDatabases databases;
    private final FreshDatabase real;

    public SameSettings(TwoDatabases databases) {
        this.databases = databases;
        this.real = databases.real();
    }

    /** @param change one that asks for a push, as linking and mapping do */
    public void change(ShopId shop, Consumer<Settings> change) {
        change.accept(new Settings(databases.model()));
        ShopRows rows = databases.model().rows(shop);
        TABLES.forEach(table -> real.sql("delete from " + table + " where shop_id = $1", shop.value()));
        copyLocations(shop, rows);
        copyMapping(shop, rows);
        copyLinks(shop, rows);
        real.sql(
                "update shop set buffer = $2 where shop_id = $1",
                shop.value(),
                rows.shop().buffer());
        real.await(real.tenant()
                .in(
                        shop,
                        connection -> new LevelRows()
                                .ensure(connection, shop)
                                .chain(() -> new PgJobStore()
                                        .ask(new PgTx(connection), shop, JobKind.PUSH, DirtyLevels.PUSH))));
        rows.levels()
                .all()
                .forEach(level -> real.sql(
                        "update level set wanted_rev = $4 where shop_id = $1 and item_id = $2 and location_id = $3",
                        shop.value(),
                        level.id().item().value(),
                        level.id().location().value(),
                        level.wantedRev()));
        databases.compare(shop);
    }

    private void copyLocations(ShopId shop, ShopRows rows) {
        rows.stockLocations()
                .all()
                .forEach(location -> real.sql(
                        "insert into odoo_location (shop_id, location_id, name, usage, parent_path, warehouse_id,"
                                + " warehouse) values ($1, $2, $3, $4, $5, $6, $7)",
                        shop.value(),
                        location.id().value(),
                        location.name(),
                        location.usage(),
                        location.parentPath(),
                        location.warehouse().map(WarehouseId::value).orElse(null),
                        location.warehouseName()));
        rows.shopifyLocations()
                .entries()
                .forEach(location -> real.sql(
                        "insert into sf_location (shop_id, location_id, name, active) values ($1, $2, $3, true)",
                        shop.value(),
                        location.getKey().value(),
                        location.getValue()));
    }

    private void copyMapping(ShopId shop, ShopRows rows) {
        rows.mappings()
                .all()
                .forEach(mapping -> real.sql(
                        "insert into mapping (shop_id, mapping_id, warehouse_id, version, primary_location_id, mode)"
                                + " overriding system value values ($1, $2, $3, $4, $5, $6)",
                        shop.value(),
                        mapping.id().value(),
                        mapping.warehouse().value(),
                        mapping.version(),
                        mapping.primary().value(),
                        mapping.mode().code()));
        rows.sources()
                .entries()
                .forEach(source -> real.sql(
                        "insert into mapping_source (shop_id, odoo_location_id, mapping_id) values ($1, $2, $3)",
                        shop.value(),
                        source.getKey().value(),
                        source.getValue().value()));
        rows.targets()
                .all()
                .forEach(target -> real.sql(
                        "insert into mapping_target (shop_id, sf_location_id, mapping_id, buffer, share)"
                                + " values ($1, $2, $3, $4, $5)",
                        shop.value(),
                        target.location().value(),
                        target.mapping().value(),
                        target.buffer().orElse(null),
                        target.share()));
    }

    private void copyLinks(ShopId shop, ShopRows rows) {
        rows.links().all().forEach(link -> insert(shop, link));
        rows.recipes()
                .entries()
                .forEach(recipe -> recipe.getValue()
                        .components()
                        .forEach(component -> insert(shop, recipe.getKey().item(), recipe.getValue(), component)));
    }

    private void insert(ShopId shop, ItemLink link) {
        real.sql(
                "insert into link (shop_id, item_id, variant_id, state, reason, recipe_no, sku, title, buffer, tracked,"
                        + " recipe_source) values ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                shop.value(),
                link.item().value(),
                link.state().ordinal() + 1,
                link.reason().orElse(null),
                link.recipeNo(),
                link.sku().orElse(null),
                link.title().orElse(null),
                link.buffer().orElse(null),
                link.tracked(),
                link.source().ordinal());
    }

    private void insert(ShopId shop, ItemId item, Recipe recipe, Recipe.Component component) {
        real.sql(
                "insert into recipe (shop_id, item_id, recipe_no, product_id, num, den) values ($1, $2, $3, $4, $5, $6)",
                shop.value(),
                item.value(),
                recipe.no(),
                component.product().value(),
                component.perItem().num().longValueExact(),
                component.perItem().den().longValueExact());
    }
}
