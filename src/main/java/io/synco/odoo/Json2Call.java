package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.egress.HttpAnswer;
import io.synco.kernel.RemoteException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call of {@code /json/2}. Its arguments have names only; here stands how Odoo calls those that are given by place. */
record Json2Call(
        URI at, String database, String apiKey, String model, String method, Map<String, Object> named, boolean writes)
        implements Call {
    private static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
            Map.entry("search", List.of("domain")),
            Map.entry("search_read", List.of("domain")),
            Map.entry("search_count", List.of("domain")),
            Map.entry("web_search_read", List.of("domain", "specification")),
            Map.entry("read", List.of("ids", "fields")),
            Map.entry("write", List.of("ids", "vals")),
            Map.entry("create", List.of("vals_list")),
            Map.entry("load", List.of("fields", "data")),
            Map.entry("fields_get", List.of("allfields", "attributes")),
            Map.entry("has_access", List.of("ids", "operation")),
            Map.entry("get_param", List.of("key")));

    /** Of a button, and of whatever else is done with records. */
    private static final List<String> RECORDS_ONLY = List.of("ids");

    static Json2Call of(
            Account account, String model, String method, List<?> args, Map<String, ?> named, boolean writes) {
        List<String> names = PARAMETERS.getOrDefault(method, RECORDS_ONLY);
        if (args.size() > names.size()) {
            throw new IllegalArgumentException(
                    "JSON-2 needs names for the arguments of " + model + "." + method + ": add them here");
        }
        Map<String, Object> all = new LinkedHashMap<>(named);
        for (int i = 0; i < args.size(); i++) {
            all.put(names.get(i), args.get(i));
        }
        return new Json2Call(
                OdooAddress.at(account.base(), "/json/2/" + model + "/" + method),
                account.database(),
                account.apiKey(),
                model,
                method,
                all,
                writes);
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(
                "Content-Type", "application/json", "Authorization", "Bearer " + apiKey, "X-Odoo-Database", database);
    }

    @Override
    public byte[] body() {
        return Json.write(named);
    }

    @Override
    public JsonNode result(HttpAnswer answer) {
        JsonNode body =
                Json.parse(answer.body()).filter(node -> !node.isMissingNode()).orElse(null);
        if (answer.status() == 200 && body != null) {
            return isOneCreated(body) ? body.get(0) : body;
        }
        if (answer.status() >= 400 && body != null && body.path("name").isTextual()) {
            throw new RemoteException(OdooFailures.ofError(
                    body.path("name").textValue(), body.path("message").asText(""), this));
        }
        throw new RemoteException(OdooFailures.ofStatus(answer, this));
    }

    /** One record made is answered with a list here, and with its id over JSON-RPC. */
    private boolean isOneCreated(JsonNode body) {
        return method.equals("create") && named.get("vals_list") instanceof Map && body.size() == 1;
    }

    @Override
    public String toString() {
        return model + "." + method + " at " + at;
    }
}
