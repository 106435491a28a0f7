package io.synco.simulation.contract;

import io.synco.kernel.ItemId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ShopId;
import io.synco.simulation.MemoryTx;
import io.synco.simulation.rows.DocumentRow;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.OrderRow;
import io.synco.simulation.rows.PartId;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.order.KeptPart;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Rows put into both databases as they are, where it does not matter how they came to be. */
public final class SameRows {
    private final TwoDatabases databases;

    public SameRows(TwoDatabases databases) {
        this.databases = databases;
    }

    /** One that is there; only what says whether it has to be written, and what a person has taken off. */
    public void level(ShopId shop, LevelRow level) {
        model(shop, rows -> rows.levels().put(level.id(), level));
        databases
                .real()
                .sql(
                        "update level set wanted_rev = $4, sent_rev = $5, state = $6, reason = $7, edited_down = $8"
                                + " where shop_id = $1 and item_id = $2 and location_id = $3",
                        shop.value(),
                        level.id().item().value(),
                        level.id().location().value(),
                        level.wantedRev(),
                        level.sentRev(),
                        level.state(),
                        level.reason().orElse(null),
                        level.editedDown());
    }

    public void part(ShopId shop, PartRow row) {
        KeptPart part = row.part();
        model(shop, rows -> rows.parts().put(new PartId(row.order(), part.line(), part.location()), row));
        databases
                .real()
                .sql(
                        "insert into part (shop_id, order_id, line_id, location_id, item_id, mapping_id, recipe_no, open,"
                                + " f, f_at_golive, state, f_other, live) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
                                + " $12, $13)"
                                + " on conflict (shop_id, order_id, line_id, location_id) do update set"
                                + " item_id = excluded.item_id, mapping_id = excluded.mapping_id,"
                                + " recipe_no = excluded.recipe_no, open = excluded.open, f = excluded.f,"
                                + " f_at_golive = excluded.f_at_golive, state = excluded.state,"
                                + " f_other = excluded.f_other, live = excluded.live",
                        shop.value(),
                        row.order().value(),
                        part.line().value(),
                        part.location().value(),
                        part.item().map(ItemId::value).orElse(null),
                        part.mapping().map(MappingId::value).orElse(null),
                        part.recipeNo(),
                        part.open(),
                        part.fulfilled(),
                        part.fulfilledBefore(),
                        part.state(),
                        row.elsewhere(),
                        row.live());
    }

    /** Just read, whatever its times say: the two databases have each its own clock. */
    public void order(ShopId shop, OrderRow order) {
        model(shop, rows -> rows.orders().put(order.id(), order.at(rows.now())));
        databases
                .real()
                .sql(
                        "insert into sf_order (shop_id, order_id, name, mode, created_at, updated_at, read_at)"
                                + " values ($1, $2, $3, $4, now(), now(), now()) on conflict (shop_id, order_id) do update set"
                                + " name = excluded.name, mode = excluded.mode, created_at = excluded.created_at,"
                                + " updated_at = excluded.updated_at, read_at = excluded.read_at",
                        shop.value(),
                        order.id().value(),
                        order.name(),
                        order.mode());
    }

    public void document(ShopId shop, DocumentRow document) {
        model(shop, rows -> rows.documents().put(document.externalId(), document));
        databases
                .real()
                .sql(
                        "insert into document (shop_id, external_id, order_id, mapping_id, warehouse_id, model, odoo_id,"
                                + " name, group_id, state, role) values ($1, $2, $3, $4, $5, 'sale.order', $6, $7, $8,"
                                + " $9, $10) on conflict (shop_id, external_id) do update set"
                                + " warehouse_id = excluded.warehouse_id, odoo_id = excluded.odoo_id,"
                                + " name = excluded.name, group_id = excluded.group_id, state = excluded.state, role = excluded.role",
                        shop.value(),
                        document.externalId(),
                        document.order().value(),
                        document.mapping().value(),
                        document.warehouse().value(),
                        document.odooId().orElse(null),
                        document.name().orElse(null),
                        document.group().orElse(null),
                        document.state(),
                        document.role());
    }

    public void hook(ShopId shop, byte[] hash) {
        model(shop, rows -> rows.hooks().put(HexFormat.of().formatHex(hash), "somebody"));
        databases
                .real()
                .sql(
                        "insert into odoo_hook (shop_id, hash, who) values ($1, $2, 'somebody')"
                                + " on conflict (shop_id) do update set hash = excluded.hash",
                        shop.value(),
                        Buffer.buffer(hash));
    }

    private void model(ShopId shop, Consumer<ShopRows> change) {
        databases.model().now(shop, tx -> MemoryTx.change(tx, shop, change));
    }
}
