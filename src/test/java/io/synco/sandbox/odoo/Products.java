package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Products: one template each, named {@code [code] name}. */
final class Products implements Behaviour {
    private final Orm orm;
    private final Map<String, Long> bySku = new ConcurrentHashMap<>();
    private final Release release;

    Products(Orm orm, Release release) {
        this.orm = orm;
        this.release = release;
        orm.behaves("product.product", this);
        orm.fields.compute("product.product", "display_name", (product, env) -> label(product));
        orm.fields.compute("product.product", "type", (product, env) -> type(product));
        orm.fields.compute("product.product", "code", (product, env) -> product.raw("default_code"));
        orm.fields.compute("product.product", "lst_price", (product, env) -> product.qty("list_price"));
        orm.fields.compute("product.template", "display_name", (template, env) -> label(template));
        orm.fields.compute("product.template", "type", (template, env) -> type(template));
        if (release.hasStorableFlag()) {
            for (String model : List.of("product.product", "product.template")) {
                orm.fields.compute(model, "is_storable", (product, env) -> isStorable(product));
            }
        }
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        if (values.get("name") == null) {
            throw orm.schema.words.mandatory(
                    orm.schema.model("product.product"),
                    orm.schema.model("product.product").field("name"));
        }
        detailedType(values);
        values.putIfAbsent("detailed_type", "consu");
        Object price = values.remove("lst_price");
        values.putIfAbsent("list_price", price == null ? 1.0 : price);
        values.putIfAbsent("uom_id", 1L);
        values.putIfAbsent("uom_po_id", 1L);
        values.putIfAbsent("categ_id", 1L);
        values.putIfAbsent("tracking", "none");
        values.putIfAbsent("sale_ok", true);
        Map<String, Object> template = new LinkedHashMap<>(values);
        template.keySet()
                .removeIf(field -> !orm.schema.model("product.template").stores(field));
        template.put("type", values.get("detailed_type"));
        values.computeIfAbsent("product_tmpl_id", k -> orm.create("product.template", template, env).id);
    }

    @Override
    public void created(Rec product, Map<String, Object> values, Env env) {
        if (product.isSet("default_code")) {
            bySku.putIfAbsent(product.text("default_code"), product.id);
        }
    }

    @Override
    public void beforeWrite(Rec product, Map<String, Object> values, Env env) {
        detailedType(values);
        if (values.containsKey("lst_price")) {
            values.put("list_price", values.remove("lst_price"));
        }
    }

    /** However the release says it, the double keeps one word: consu, service or product. */
    private void detailedType(Map<String, Object> values) {
        Object type = values.remove("type");
        Object storable = values.remove("is_storable");
        if (release.hasStorableFlag() && "product".equals(type)) {
            throw OdooError.valueError("Wrong value for product.template.type: 'product'");
        }
        if (Boolean.TRUE.equals(storable)) {
            values.put("detailed_type", "product");
        } else if (type != null) {
            values.putIfAbsent("detailed_type", type);
        }
    }

    private String type(Rec product) {
        return release.hasStorableFlag() && isStorable(product) ? "consu" : product.text("detailed_type");
    }

    private static boolean isStorable(Rec product) {
        return product.text("detailed_type").equals("product");
    }

    boolean isStorable(long product) {
        return isStorable(orm.db.get("product.product", product));
    }

    String label(long product) {
        return label(orm.db.get("product.product", product));
    }

    private static String label(Rec product) {
        return product.isSet("default_code")
                ? "[" + product.text("default_code") + "] " + product.text("name")
                : product.text("name");
    }

    /** Found by where it was last; what was renamed or taken back since is looked for. */
    Rec bySku(String sku) {
        Rec known = bySku.containsKey(sku) ? orm.db.find("product.product", bySku.get(sku)) : null;
        if (known != null && known.text("default_code").equals(sku)) {
            return known;
        }
        Rec found = looked(sku);
        bySku.put(sku, found.id);
        return found;
    }

    private Rec looked(String sku) {
        return orm.db.all("product.product").stream()
                .filter(product -> product.text("default_code").equals(sku))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no product with SKU " + sku));
    }
}
