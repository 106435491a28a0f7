package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.fields;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AccessDenied;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.Kit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kits: products with a bill of materials of the kind phantom. All of them in one call of nested reading, which is one transaction
 * of Odoo's, so a bill is never read without its lines.
 */
final class Bills {
    /** Some kilobytes each, so a page stays well below what is read of an answer. */
    private static final int PAGE_MAX = 500;

    private static final int BILLS_MAX = 20_000;

    /** As Odoo's page of the user's rights names it. */
    static final String RIGHT = "Manufacturing: User";

    /** In which Odoo itself looks for the bill of a product, taking the first: a variant's own before the template's. */
    private static final String ODOOS_ORDER = "sequence, product_id, id";

    private static final Map<String, Object> VARIANT = Map.of(
            "default_code", AS_IS,
            "barcode", AS_IS,
            "display_name", AS_IS,
            "product_template_attribute_value_ids", AS_IS);

    private Bills() {}

    private static Map<String, Object> bill(Map<String, Object> unit) {
        return Map.of(
                "product_id", AS_IS,
                "product_tmpl_id", fields(Map.of("uom_id", unit, "product_variant_ids", fields(VARIANT))),
                "company_id", AS_IS,
                "product_qty", AS_IS,
                "product_uom_id", unit,
                "bom_line_ids", fields(line(unit)));
    }

    private static Map<String, Object> line(Map<String, Object> unit) {
        return Map.of(
                "product_id",
                fields(Map.of("display_name", AS_IS, "uom_id", unit)),
                "product_qty",
                AS_IS,
                "product_uom_id",
                unit,
                "bom_product_template_attribute_value_ids",
                fields(Map.of("attribute_id", AS_IS)));
    }

    static Uni<List<Kit>> kits(Session odoo) {
        return manufacturing(odoo)
                .chain(installed ->
                        installed ? bills(odoo, List.of()) : Uni.createFrom().item(List.<Row>of()))
                .map(Bills::kits);
    }

    /** Asked by a field that the app adds to products: no error where it is missing, and no further right needed. */
    static Uni<Boolean> manufacturing(Session odoo) {
        return odoo.read("product.product", "fields_get", List.of(List.of("bom_line_ids"), List.of("type")), Map.of())
                .map(fields -> fields.has("bom_line_ids"));
    }

    private static Uni<List<Row>> bills(Session odoo, List<Row> before) {
        return odoo.searchNested(
                        "mrp.bom",
                        all(is("type", "phantom")),
                        bill(odoo.dialect().unit()),
                        Map.of("order", ODOOS_ORDER, "offset", before.size(), "limit", PAGE_MAX))
                .onFailure(e -> e instanceof RemoteException r && r.failure() instanceof AccessDenied)
                .transform(e ->
                        new RemoteException(new AccessDenied("This Odoo has the app Manufacturing, and its kits are"
                                + " bills of materials, which the user may not read: give it " + RIGHT)))
                .chain(page -> {
                    List<Row> bills =
                            Stream.concat(before.stream(), page.stream()).toList();
                    if (bills.size() > BILLS_MAX) {
                        throw new RemoteException(
                                new Refused("There are more than " + BILLS_MAX + " kits' bills of materials"));
                    }
                    return page.size() < PAGE_MAX ? Uni.createFrom().item(bills) : bills(odoo, bills);
                });
    }

    private static List<Kit> kits(List<Row> bills) {
        Map<ProductId, Row> variants = new LinkedHashMap<>();
        Map<ProductId, List<Row>> byVariant = new LinkedHashMap<>();
        for (Row bill : bills) {
            for (Row variant : bill.nestedOrFail("product_tmpl_id").rows("product_variant_ids")) {
                if (bill.optionalRef("product_id").stream().allMatch(own -> own == variant.id())) {
                    ProductId id = new ProductId(variant.id());
                    variants.putIfAbsent(id, variant);
                    byVariant.computeIfAbsent(id, ignored -> new ArrayList<>()).add(bill);
                }
            }
        }
        return byVariant.entrySet().stream()
                .map(entry -> Bill.of(variants.get(entry.getKey()), entry.getValue()))
                .toList();
    }
}
