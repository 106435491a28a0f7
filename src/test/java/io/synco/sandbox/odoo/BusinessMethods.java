package io.synco.sandbox.odoo;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The buttons: what a person (or a client) does with orders, transfers and counts. */
final class BusinessMethods {
    private final Odoo odoo;

    private BusinessMethods(Odoo odoo) {
        this.odoo = odoo;
    }

    static void define(Odoo odoo) {
        BusinessMethods b = new BusinessMethods(odoo);
        b.sales();
        b.transfers();
        b.wizards();
        b.inventory();
        b.system();
    }

    private void sales() {
        all("sale.order", "action_confirm", (orders, env) -> {
            odoo.orders.confirm(orders);
            return true;
        });
        all("sale.order", "action_cancel", odoo.orders::cancel);
        all("sale.order", "action_draft", (orders, env) -> {
            odoo.orders.draft(orders);
            return true;
        });
    }

    private void transfers() {
        each("stock.picking", "action_confirm", true, odoo.pickings::confirm);
        each("stock.picking", "action_assign", true, odoo.pickings::assign);
        each("stock.picking", "action_cancel", true, odoo.pickings::cancel);
        each("stock.picking", "do_unreserve", null, odoo.pickings::unreserve);
        all("stock.picking", "button_validate", odoo.pickings::validate);
    }

    private void wizards() {
        odoo.methods.define("stock.backorder.confirmation", "process", (model, args, env) -> validated(env, false));
        odoo.methods.define(
                "stock.backorder.confirmation", "process_cancel_backorder", (model, args, env) -> validated(env, true));
        if (odoo.release.entersDoneBesideReserved()) {
            odoo.methods.define("stock.immediate.transfer", "process", (model, args, env) -> {
                odoo.orm
                        .existing("stock.picking", env.ids("button_validate_picking_ids"))
                        .forEach(odoo.pickings::enterAll);
                return validated(env, false);
            });
        }
        all(
                "stock.return.picking",
                odoo.release.returnMethod(),
                (wizards, env) -> odoo.returns.createReturns(wizards.get(0), env));
    }

    private Object validated(Env env, boolean withoutBackorder) {
        List<Rec> pickings = odoo.orm.existing("stock.picking", env.ids("button_validate_picking_ids"));
        java.util.Map<String, Object> context = new java.util.LinkedHashMap<>(env.context());
        context.put("skip_backorder", true);
        if (withoutBackorder) {
            context.put(
                    "picking_ids_not_to_backorder",
                    pickings.stream().map(p -> p.id).toList());
        }
        return pickings.isEmpty() ? true : odoo.pickings.validate(pickings, new Env(env.uid(), context));
    }

    private void inventory() {
        all("stock.quant", "action_apply_inventory", (counted, env) -> odoo.counts.applyAll(counted));
        all("stock.scrap", "action_validate", (scraps, env) -> odoo.scraps.validate(scraps.get(0)));
    }

    private void system() {
        odoo.methods.define(
                "ir.config_parameter",
                "get_param",
                (model, args, env) -> odoo.db.all(model).stream()
                        .filter(row -> row.text("key").equals(args.text(0, "key")))
                        .map(row -> (Object) row.text("value"))
                        .findFirst()
                        .orElse(args.at(1, "default") == null ? false : args.at(1, "default")));
        odoo.methods.define("res.users.apikeys.description", "make_key", (model, args, env) -> {
            throw OdooError.userError("This method can only be accessed over HTTP");
        });
    }

    private void each(String model, String name, Object answer, Consumer<Rec> work) {
        all(model, name, (records, env) -> {
            records.forEach(work);
            return answer;
        });
    }

    private void all(String model, String name, BiFunction<List<Rec>, Env, Object> work) {
        odoo.methods.define(model, name, (m, args, env) -> work.apply(odoo.orm.existing(m, args.ids()), env));
    }
}
