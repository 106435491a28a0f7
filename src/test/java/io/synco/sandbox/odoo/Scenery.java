package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the recorder made and did without recording it, on the double, found by the recorded names. */
final class Scenery {
    /** Used in scenes by their ids before any answer shows them. */
    private static final Set<String> NAMELESS = Set.of("stock.picking", "stock.scrap");

    final OdooSandbox sandbox;
    private final Odoo odoo;
    private final Ids ids;
    private final RecordedNames names;

    Scenery(OdooSandbox sandbox, Ids ids) {
        this.sandbox = sandbox;
        this.odoo = sandbox.odoo();
        this.ids = ids;
        this.names = RecordedNames.of(sandbox.options().release());
    }

    /** The double's record for a recorded one: known already, or of the same name. Customers need nothing but a name. */
    long ours(String model, long recorded) {
        String name = names.of(model, recorded);
        if (!ids.knows(model, recorded) && name != null) {
            Long own = byName(model, name);
            if (own == null && model.equals("res.partner")) {
                own = create(model, Map.of("name", name));
            }
            if (own != null && !ids.isTaken(model, own)) {
                ids.agree(model, recorded, own);
            }
        } else if (!ids.knows(model, recorded)
                && model.equals("res.partner")
                && recorded < 1_000
                && odoo.db.transaction(() -> odoo.db.find(model, recorded)) == null) {
            ids.agree(model, recorded, create(model, Map.of("name", "A customer")));
        }
        if (!ids.knows(model, recorded)) {
            unseen(model, recorded, name).ifPresent(own -> ids.agree(model, recorded, own));
        }
        return ids.ours(model, recorded);
    }

    /** A record that no answer showed before it is used: the first of the same product, or numbered alike, that nothing is known of. */
    private Optional<Long> unseen(String model, long recorded, String name) {
        long product = names.product(model, recorded);
        boolean numbered = name != null && name.matches(".*/\\d{5}");
        if (product == 0 && !numbered && !NAMELESS.contains(model)) {
            return Optional.empty();
        }
        return odoo.db.transaction(() -> odoo.db.all(model).stream()
                .filter(rec -> !ids.isTaken(model, rec.id))
                .filter(rec -> product == 0
                        ? !numbered || rec.text("name").startsWith(name.substring(0, name.length() - 5))
                        : rec.ref("product_id") == ids.ours("product.product", product))
                .filter(rec -> !rec.is("is_inventory") && !isCount(rec))
                .map(rec -> rec.id)
                .findFirst());
    }

    private boolean isCount(Rec line) {
        Rec move = odoo.db.find("stock.move", line.ref("move_id"));
        return move != null && move.is("is_inventory");
    }

    private Long byName(String model, String name) {
        return odoo.db.transaction(() -> odoo.db.all(model).stream()
                .filter(rec ->
                        odoo.orm.fields.displayName(model, rec.id, Env.ADMIN).equals(name))
                .map(rec -> rec.id)
                .findFirst()
                .orElse(null));
    }

    Scenery run(Runnable work) {
        odoo.db.transaction(() -> {
            work.run();
            return null;
        });
        return this;
    }

    long create(String model, Map<String, Object> values) {
        return odoo.db.transaction(() -> odoo.orm.create(model, values, Env.ADMIN).id);
    }

    /** The next document of a prefix gets this number. */
    Scenery next(String sequence, long number) {
        return run(() -> odoo.db.continueWith(sequence, number));
    }

    /** The code of the warehouse that a recording {@code warehouse-create-KEY} made. */
    String code(String key) {
        return Recordings.of(sandbox.options().release())
                .get("warehouse-create-" + key)
                .at("/request/body/params/args/5/0/code")
                .asText();
    }

    Scenery bins() {
        sandbox.bin("WH", "BIN-A");
        sandbox.bin("WH", "BIN-B");
        return this;
    }

    /** The order that a name is given to. */
    Scenery draftOrder(String recording) {
        long recorded = Recordings.of(sandbox.options().release())
                .get(recording)
                .at("/request/body/params/args/5/0/res_id")
                .asLong();
        long customer = create("res.partner", Map.of("name", "A customer"));
        ids.agree("sale.order", recorded, create("sale.order", Map.of("partner_id", customer)));
        return this;
    }

    /** A storable product whose recorded name begins so. */
    Scenery makes(String beginning, Object... fields) {
        long recorded = names.id("product.product", beginning);
        Map<String, Object> values = new LinkedHashMap<>();
        String label = names.of("product.product", recorded);
        values.put("name", label.replaceFirst("^\\[[^]]*] ", ""));
        values.put("detailed_type", "product");
        values.put("list_price", 10.0);
        if (label.startsWith("[")) {
            values.put("default_code", label.substring(1, label.indexOf(']')));
        }
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i].toString(), fields[i + 1]);
        }
        long own = create("product.product", values);
        ids.agree("product.product", recorded, own);
        return this;
    }

    /** A product with so many units in a warehouse's stock (by its recording's key) or in a place of this name. */
    Scenery stock(String beginning, String place, double quantity) {
        if (!ids.knows("product.product", names.id("product.product", beginning))) {
            makes(beginning);
        }
        return count(beginning, place, quantity);
    }

    /** The product of a recording's order, in the stock of its warehouse, where no answer tells their names. */
    Scenery stockFor(String recording, String name, double quantity) {
        var order = Recordings.of(sandbox.options().release()).get(recording).at("/request/body/params/args/5/0");
        long own = create("product.product", Map.of("name", name, "detailed_type", "product"));
        ids.agree("product.product", order.at("/order_line/0/2/product_id").asLong(), own);
        ids.agree("stock.warehouse", order.get("warehouse_id").asLong(), 1L);
        return count(own, odoo.locations.named("WH/Stock").id, quantity);
    }

    /** The return that was made last goes to this place instead. */
    Scenery returnsTo(String place) {
        long location = sandbox.location(place);
        return run(() -> {
            Rec back = odoo.db.all("stock.picking").stream().reduce((a, b) -> b).orElseThrow();
            odoo.db.set(back, "location_dest_id", location);
            odoo.pickings.movesOf(back).forEach(move -> {
                odoo.db.set(move, "location_dest_id", location);
                odoo.moves.lines(move).forEach(line -> odoo.db.set(line, "location_dest_id", location));
            });
        });
    }

    long product(String beginning) {
        return ids.ours("product.product", names.id("product.product", beginning));
    }

    long place(String place) {
        boolean key = Recordings.of(sandbox.options().release()).has("warehouse-create-" + place);
        return sandbox.location(key ? code(place) : place);
    }

    Scenery count(String beginning, String place, double quantity) {
        return count(product(beginning), place(place), quantity);
    }

    private Scenery count(long product, long location, double quantity) {
        return run(() -> odoo.orm.create(
                "stock.quant",
                Map.of("product_id", product, "location_id", location, "inventory_quantity_auto_apply", quantity),
                new Env(2, Map.of("inventory_mode", true))));
    }

    /** A count is entered outside inventory mode, and not applied. */
    Scenery counted(String beginning, String place, double quantity) {
        long product = product(beginning);
        long location = place(place);
        return run(() -> odoo.orm.create(
                "stock.quant",
                Map.of("product_id", product, "location_id", location, "inventory_quantity", quantity),
                Env.ADMIN));
    }

    /** The stock of a place is another all at once, as a move would leave it. */
    Scenery moved(String beginning, String place, double quantity) {
        long product = product(beginning);
        long location = place(place);
        return run(() -> odoo.db.set(odoo.quants.at(product, location).get(0), "quantity", quantity));
    }

    private List<Rec> movesOf(String beginning) {
        return odoo.db.where("stock.move", "product_id", product(beginning));
    }

    /** A person enters what goes, on the product's reserved move (the last one that is open). */
    Scenery enters(String beginning, double quantity) {
        return run(() -> {
            List<Rec> open = new ArrayList<>(movesOf(beginning));
            open.removeIf(move -> move.hasState("done", "cancel", "draft", "waiting"));
            odoo.orm.write(open.get(0), enteredFields(quantity), Env.ADMIN);
        });
    }

    /** ... on the first open move there is. */
    Scenery entersAnywhere(double quantity) {
        return run(() -> odoo.db.all("stock.move").stream()
                .filter(move -> move.hasState("assigned"))
                .findFirst()
                .ifPresent(move -> odoo.orm.write(move, enteredFields(quantity), Env.ADMIN)));
    }

    private Map<String, Object> enteredFields(double quantity) {
        return Map.of(odoo.moves.entering.field(), quantity);
    }

    /** How many of the product go back, in the return wizard that was opened last. */
    Scenery goesBack(String beginning, double quantity) {
        return run(() -> {
            long wizard = odoo.db.all("stock.return.picking").stream()
                    .mapToLong(rec -> rec.id)
                    .max()
                    .orElseThrow();
            Rec line = odoo.db.where("stock.return.picking.line", "wizard_id", wizard).stream()
                    .filter(rec -> rec.ref("product_id") == product(beginning))
                    .findFirst()
                    .orElseGet(() -> returnLine(wizard, beginning));
            odoo.db.set(line, "quantity", quantity);
        });
    }

    private Rec returnLine(long wizard, String beginning) {
        long picking = odoo.db.get("stock.return.picking", wizard).ref("picking_id");
        Rec move = movesOf(beginning).stream()
                .filter(rec -> rec.ref("picking_id") == picking && rec.hasState("done"))
                .findFirst()
                .orElseThrow();
        return odoo.orm.create(
                "stock.return.picking.line",
                Map.of(
                        "wizard_id",
                        wizard,
                        "move_id",
                        move.id,
                        "product_id",
                        move.ref("product_id"),
                        "quantity",
                        0,
                        "to_refund",
                        true),
                Env.ADMIN);
    }

    /** Whether the return that is being entered is to be refunded. */
    Scenery refunds(boolean refund) {
        return run(() -> odoo.db.all("stock.return.picking.line").stream()
                .reduce((a, b) -> b)
                .ifPresent(line -> odoo.db.set(line, "to_refund", refund)));
    }

    /** All of the product's open return is entered. */
    Scenery comesBack(String beginning) {
        return run(() -> movesOf(beginning).stream()
                .filter(move -> move.isSet("origin_returned_move_id") && !move.hasState("done", "cancel", "draft"))
                .forEach(odoo.moves.entering::enterAll));
    }

    /** The order of the product's last sales line is cancelled. */
    Scenery cancelled(String beginning) {
        List<Rec> lines = odoo.db.where("sale.order.line", "product_id", product(beginning));
        sandbox.cancels(lines.get(lines.size() - 1).ref("order_id"));
        return this;
    }

    Scenery confirmsLast() {
        return run(() -> odoo.orders.confirm(
                List.of(odoo.db.all("sale.order").stream().reduce((a, b) -> b).orElseThrow())));
    }

    Scenery assigns(String beginning) {
        return run(() -> movesOf(beginning).forEach(odoo.moves::assign));
    }

    /** Marked as picked, where the release has that. */
    Scenery picks(String beginning) {
        boolean marks = odoo.orm.schema.model("stock.move").has("picked");
        return !marks
                ? this
                : run(() ->
                        movesOf(beginning).forEach(move -> odoo.orm.write(move, Map.of("picked", true), Env.ADMIN)));
    }

    /** One unit is to be scrapped at the place, from the open delivery there. */
    Scenery scraps(String beginning, String place) {
        return run(() -> {
            Rec open = movesOf(beginning).stream()
                    .filter(move -> move.hasState("assigned"))
                    .findFirst()
                    .orElseThrow();
            odoo.orm.create(
                    "stock.scrap",
                    Map.of(
                            "product_id",
                            open.ref("product_id"),
                            "scrap_qty",
                            1.0,
                            "location_id",
                            sandbox.location(place),
                            "picking_id",
                            open.ref("picking_id")),
                    Env.ADMIN);
        });
    }

    /** A bin outside the warehouse's stock with 20 units. */
    Scenery outside(String beginning) {
        String recorded = names.of("stock.location", names.id("stock.location", code("ED") + "/OUTSIDE"));
        Rec stock = odoo.locations.get(place("ED"));
        create(
                "stock.location",
                Map.of("name", recorded.substring(recorded.indexOf('/') + 1), "location_id", stock.ref("location_id")));
        return count(beginning, recorded, 10);
    }

    /** Two of each line, or three of what both lines have in common. */
    Scenery firstStep(String beginning) {
        return run(() -> {
            List<Rec> open = movesOf(beginning).stream()
                    .filter(move -> move.hasState("assigned"))
                    .toList();
            open.forEach(move -> odoo.orm.write(
                    move,
                    enteredFields(
                            open.size() == 1 || sandbox.options().release().pushesSteps() ? 3 : 2),
                    Env.ADMIN));
        });
    }

    /** A person enters all that is reserved, where that has to be done. */
    Scenery entersAll(String beginning) {
        return run(() -> movesOf(beginning).stream()
                .filter(move -> !move.hasState("done", "cancel", "draft"))
                .forEach(odoo.moves.entering::enterAll));
    }

    /** The last sales line of the product is changed. */
    Scenery line(String beginning, double quantity) {
        return run(() -> {
            List<Rec> lines = odoo.db.where("sale.order.line", "product_id", product(beginning));
            odoo.orm.write(lines.get(lines.size() - 1), Map.of("product_uom_qty", quantity), Env.ADMIN);
        });
    }

    Scenery write(String model, long id, String field, Object value) {
        return run(() -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put(field, value);
            odoo.orm.write(odoo.db.get(model, id), values, Env.ADMIN);
        });
    }
}
