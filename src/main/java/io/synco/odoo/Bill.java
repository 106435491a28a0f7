package io.synco.odoo;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.Kit;
import io.synco.sync.port.OdooPort.KitLine;
import io.synco.sync.port.OdooPort.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one variant is made of, by the bills of materials that apply to it; exactly. */
final class Bill {
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why, null, false, false);
        }
    }

    private final Row variant;
    private final Row bill;

    private Bill(Row variant, Row bill) {
        this.variant = variant;
        this.bill = bill;
    }

    /** @param bills in the order in which Odoo would take them; at least one */
    static Kit of(Row variant, List<Row> bills) {
        Product product = Goods.product(variant);
        try {
            oneCompany(bills);
            return new Kit(product, new Bill(variant, bills.get(0)).lines(), Optional.empty());
        } catch (Unusable unusable) {
            return new Kit(product, List.of(), Optional.of(unusable.getMessage()));
        }
    }

    /** Which of them Odoo takes depends on the company of each sale. */
    private static void oneCompany(List<Row> bills) throws Unusable {
        Set<Long> companies = bills.stream()
                .flatMap(bill -> bill.optionalRef("company_id").stream())
                .collect(Collectors.toSet());
        if (companies.size() > 1) {
            throw new Unusable("Odoo has bills of materials of several companies for it. Leave one, or set a recipe for"
                    + " the item here.");
        }
    }

    private List<KitLine> lines() throws Unusable {
        Quantity onePiece = perBill();
        List<KitLine> lines = new ArrayList<>();
        for (Row line : bill.rows("bom_line_ids")) {
            Quantity units = line.quantity("product_qty");
            if (units.signum() > 0 && appliesToVariant(line)) {
                Row component = line.nestedOrFail("product_id");
                UnitOfMeasure own = unit(component, "uom_id");
                Quantity ratio = ratio(unit(line, "product_uom_id"), own, component);
                lines.add(new KitLine(
                        new ProductId(component.id()),
                        component.text("display_name"),
                        units.times(ratio).times(onePiece),
                        own.step()));
            }
        }
        return lines;
    }

    /** So many times the bill's lines make one of the product, in the product's own unit. */
    private Quantity perBill() throws Unusable {
        Quantity makes = bill.quantity("product_qty");
        if (makes.signum() <= 0) {
            throw new Unusable("Its bill of materials makes " + makes + ". Correct it in Odoo.");
        }
        Row template = bill.nestedOrFail("product_tmpl_id");
        return ratio(unit(template, "uom_id"), unit(bill, "product_uom_id"), variant)
                .dividedBy(makes);
    }

    private static UnitOfMeasure unit(Row row, String field) {
        return UnitOfMeasure.of(row.nestedOrFail(field));
    }

    private static Quantity ratio(UnitOfMeasure from, UnitOfMeasure to, Row product) throws Unusable {
        return from.in(to)
                .orElseThrow(() -> new Unusable("Its bill of materials has " + product.text("display_name") + " in "
                        + from.name() + ", which cannot be converted to " + to.name()
                        + ". Correct the unit of measure in Odoo."));
    }

    /** A line bound to attribute values is for variants that have, of each attribute that it names, one of the values named. */
    private boolean appliesToVariant(Row line) {
        Collection<Long> ofVariant = variant.refs("product_template_attribute_value_ids");
        Set<Long> named = new HashSet<>();
        Set<Long> met = new HashSet<>();
        for (Row value : line.rows("bom_product_template_attribute_value_ids")) {
            named.add(value.ref("attribute_id"));
            if (ofVariant.contains(value.id())) {
                met.add(value.ref("attribute_id"));
            }
        }
        return met.equals(named);
    }
}
