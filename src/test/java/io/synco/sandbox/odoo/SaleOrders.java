package io.synco.sandbox.odoo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Sales orders: numbered, confirmed into deliveries, cancelled behind a wizard. */
final class SaleOrders implements Behaviour {
    private final Orm orm;
    private final Pickings pickings;
    private final Procurement procurement;
    private final Release release;

    SaleOrders(Orm orm, Pickings pickings, Procurement procurement, Release release) {
        this.orm = orm;
        this.release = release;
        this.pickings = pickings;
        this.procurement = procurement;
        orm.behaves("sale.order", this);
        orm.fields.compute("sale.order", "amount_total", (order, env) -> total(order));
        orm.fields.compute(
                "sale.order", "invoice_status", (order, env) -> order.hasState("sale") ? "to invoice" : "no");
        orm.fields.compute("sale.order", "delivery_status", (order, env) -> deliveryStatus(order));
        orm.fields.compute("sale.order", "effective_date", (order, env) -> effectiveDate(order));
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        if (values.get("partner_id") == null || Boolean.FALSE.equals(values.get("partner_id"))) {
            throw orm.schema.words.mandatory(
                    orm.schema.model("sale.order"),
                    orm.schema.model("sale.order").field("partner_id"));
        }
        values.putIfAbsent("partner_invoice_id", values.get("partner_id"));
        values.putIfAbsent("partner_shipping_id", values.get("partner_id"));
        values.putIfAbsent("name", "S%05d".formatted(orm.db.next("S")));
        values.putIfAbsent("state", "draft");
        values.putIfAbsent(
                "company_id",
                env.ids("allowed_company_ids").stream().findFirst().orElse(1L));
        values.putIfAbsent("warehouse_id", 1L);
        if (release.needsPriceList()) {
            values.putIfAbsent("pricelist_id", 1L);
        }
        values.putIfAbsent("picking_policy", "direct");
        values.putIfAbsent("currency_id", currency(values));
        values.putIfAbsent("user_id", env.uid());
        values.putIfAbsent("date_order", orm.db.begun());
    }

    @Override
    public void beforeUnlink(Rec order, Env env) {
        if (!order.hasState("draft", "cancel")) {
            throw OdooError.userError(
                    "You can not delete a sent quotation or a confirmed sales order. You must first cancel it.");
        }
        List<Rec> lines = linesOf(order);
        lines.forEach(line -> orm.db
                .where("stock.move", "sale_line_id", line.id)
                .forEach(move -> orm.db.set(move, "sale_line_id", null)));
        lines.forEach(line -> orm.unlink(line, env));
        orm.db.where(release.groupModel(), "sale_id", order.id).forEach(group -> orm.db.set(group, "sale_id", null));
        orm.db.where("stock.picking", "sale_id", order.id).forEach(picking -> orm.db.set(picking, "sale_id", null));
    }

    List<Rec> linesOf(Rec order) {
        return orm.db.where("sale.order.line", "order_id", order.id);
    }

    private List<Rec> pickingsOf(Rec order) {
        return orm.db.where("stock.picking", "sale_id", order.id);
    }

    void confirm(List<Rec> orders) {
        List<Rec> refused = orders.stream()
                .filter(order -> !order.hasState("draft", "sent")
                        && (release.refusesToConfirmAgain() || !order.hasState("sale")))
                .toList();
        if (!refused.isEmpty()) {
            throw orm.schema.words.notToBeConfirmed(
                    refused.stream().map(order -> order.text("name")).collect(Collectors.joining(", ")));
        }
        for (Rec order : orders) {
            if (order.hasState("sale")) {
                continue;
            }
            orm.db.set(order, "state", "sale");
            orm.db.set(order, "date_order", orm.db.now());
            procurement.launch(order, linesOf(order));
        }
    }

    /** A confirmed order is cancelled only past the warning; without that the answer is the wizard's action. */
    Object cancel(List<Rec> orders, Env env) {
        boolean warn = release.warnsBeforeCancelling()
                && orders.stream().anyMatch(order -> !order.hasState("draft"))
                && !env.flag("disable_cancel_warning");
        if (warn) {
            return cancelWizard(orders.get(0));
        }
        for (Rec order : orders) {
            pickingsOf(order).stream()
                    .filter(picking -> !pickings.state(picking).equals("done"))
                    .forEach(pickings::cancel);
            orm.db.set(order, "state", "cancel");
        }
        return true;
    }

    private Map<String, Object> cancelWizard(Rec order) {
        Map<String, Object> context = new LinkedHashMap<>();
        if (release.cancelsWithTemplateFlag()) {
            context.put("default_use_template", true);
        }
        context.put("default_template_id", 17);
        context.put("default_order_id", order.id);
        context.put("mark_so_as_canceled", true);
        context.put("default_email_layout_xmlid", "mail.mail_notification_layout_with_responsible_signature");
        context.put("model_description", "Sales Order");
        return Actions.windowWithoutViews("Cancel Sales Order", "sale.order.cancel", 1262, context);
    }

    void draft(List<Rec> orders) {
        orders.stream()
                .filter(order -> order.hasState("cancel", "sent"))
                .forEach(order -> orm.db.set(order, "state", "draft"));
    }

    private Object total(Rec order) {
        return linesOf(order).stream()
                .map(this::lineTotal)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** Percentages on top of the price; those that it contains change nothing of the total. */
    private BigDecimal lineTotal(Rec line) {
        BigDecimal net =
                BigDecimal.valueOf(line.qty("product_uom_qty")).multiply(BigDecimal.valueOf(line.qty("price_unit")));
        BigDecimal gross = net;
        for (long id : line.ids("tax_id")) {
            Rec tax = orm.db.get("account.tax", id);
            if (!tax.is("price_include")) {
                gross = gross.add(
                        net.multiply(BigDecimal.valueOf(tax.qty("amount")).movePointLeft(2)));
            }
        }
        return release.roundsTaxOnce() ? gross : gross.setScale(2, RoundingMode.HALF_UP);
    }

    private long currency(Map<String, Object> values) {
        return values.get("pricelist_id") instanceof Number list
                ? orm.db.get("product.pricelist", list.longValue()).ref("currency_id")
                : orm.db
                        .get("res.company", ((Number) values.get("company_id")).longValue())
                        .ref("currency_id");
    }

    private Object deliveryStatus(Rec order) {
        List<String> states = pickingsOf(order).stream().map(pickings::state).toList();
        boolean over = states.stream().allMatch(state -> state.equals("done") || state.equals("cancel"));
        if (!states.contains("done")) {
            return over ? null : "pending";
        }
        return over ? "full" : "partial";
    }

    private boolean isToCustomer(Rec picking) {
        return orm.db
                .get("stock.location", picking.ref("location_dest_id"))
                .text("usage")
                .equals("customer");
    }

    private Object effectiveDate(Rec order) {
        return pickingsOf(order).stream()
                .filter(picking -> isToCustomer(picking))
                .map(picking -> (Instant) picking.raw("date_done"))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
