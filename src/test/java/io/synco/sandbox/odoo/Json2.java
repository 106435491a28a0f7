package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls by model, method and named arguments, as JSON-2 takes them. */
final class Json2 {
    /** Methods of the model, not of records: they refuse {@code ids}. */
    private static final Set<String> OF_THE_MODEL = Set.of(
            "search", "search_read", "search_count", "web_search_read", "create", "load", "fields_get", "name_search");

    private final Odoo odoo;
    private final Rpc rpc;

    Json2(Odoo odoo, Rpc rpc) {
        this.odoo = odoo;
        this.rpc = rpc;
    }

    void authenticate(String header) {
        if (header == null || !header.startsWith("Bearer ")) {
            throw Json2Error.unauthorized("User not authenticated, use an API Key with a Bearer Authorization header.");
        }
        if (!odoo.options.apiKey().equals(header.substring("Bearer ".length()))) {
            throw Json2Error.unauthorized("Invalid apikey");
        }
    }

    @SuppressWarnings("unchecked")
    Object call(String model, String method, Map<String, Object> named) {
        if (!odoo.orm.schema.knows(model)) {
            throw Json2Error.notFound("the model '" + model + "' does not exist");
        }
        if (!method.startsWith("_") && !odoo.methods.knows(model, method)) {
            throw Json2Error.notFound("The method '" + model + "." + method + "' does not exist");
        }
        if (named.containsKey("ids") && OF_THE_MODEL.contains(method)) {
            throw Json2Error.unprocessable("cannot call " + model + "." + method + " with ids");
        }
        if (method.equals("write") && !named.containsKey("vals")) {
            throw Json2Error.unprocessable("missing a required argument: 'vals'");
        }
        Map<String, Object> arguments = new LinkedHashMap<>(named);
        Object context = arguments.remove("context");
        Env env = new Env(2, context instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
        Object result = rpc.call(model, method, new Args(List.of(), arguments), env);
        return method.equals("create") && result instanceof Long id ? List.of(id) : result;
    }
}
