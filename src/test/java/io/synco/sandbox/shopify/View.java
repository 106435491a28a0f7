package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.Map;

/** What GraphQL sees of one object: a value or a function for each field the double knows. Any other field is an error, never null. */
final class View {
    /** A field that takes arguments, or costs something to reckon. */
    interface Field {
        Object of(DataFetchingEnvironment env);
    }

    private final String type;
    private final Map<String, Field> fields = new HashMap<>();

    private View(String type) {
        this.type = type;
    }

    static View of(String type) {
        return new View(type);
    }

    View with(String field, Object value) {
        return lazy(field, env -> value);
    }

    View lazy(String field, Field value) {
        fields.put(field, value);
        return this;
    }

    /** The id, as gid and as {@code legacyResourceId}. */
    View id(String gid) {
        return with("id", gid)
                .with("legacyResourceId", Long.toString(Gid.parse(gid).number()));
    }

    String type() {
        return type;
    }

    Object get(DataFetchingEnvironment env) {
        String name = env.getField().getName();
        Field field = fields.get(name);
        if (field == null) {
            throw ShopifyError.notImplemented(type + "." + name);
        }
        return field.of(env);
    }
}
