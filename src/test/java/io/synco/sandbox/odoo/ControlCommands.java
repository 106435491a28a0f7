package io.synco.sandbox.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands of the control API, each a line or two over {@link OdooSandbox}. */
final class ControlCommands {
    private static final Map<String, Boolean> OK = Map.of("ok", true);

    private final OdooSandbox odoo;

    private ControlCommands(OdooSandbox odoo) {
        this.odoo = odoo;
    }

    static void define(OdooSandbox odoo, Map<String, Control.Command> commands) {
        ControlCommands c = new ControlCommands(odoo);
        commands.put("GET /info", (body, request) -> c.info());
        commands.put(
                "POST /warehouses",
                (body, request) -> Map.of("id", odoo.warehouse(text(body, "name"), text(body, "code"))));
        commands.put("POST /products", (body, request) -> c.products(body));
        commands.put("POST /counts", (body, request) -> c.counts(body));
        commands.put("POST /receipts", (body, request) -> c.receipt(body));
        commands.put("POST /transfers", (body, request) -> c.transfer(body));
        commands.put(
                "POST /validations",
                (body, request) ->
                        done(() -> odoo.validates(body.required("picking").asLong())));
        commands.put(
                "POST /sales",
                (body, request) -> Map.of(
                        "order", odoo.people().sells(text(body, "warehouse"), Control.units(body.required("lines")))));
        commands.put("POST /cancellations", (body, request) -> done(() -> odoo.cancels(c.order(body))));
        commands.put(
                "POST /deliveries",
                (body, request) -> Map.of(
                        "pickings",
                        odoo.delivers(
                                c.order(body),
                                Control.units(body.path("lines")),
                                body.path("tracking").asText(null))));
        commands.put("GET /orders", (body, request) -> odoo.report().orders());
        commands.put("GET /stock", (body, request) -> c.stock(request));
        commands.put("GET /calls", (body, request) -> c.calls(request));
        commands.put("GET /calls/counts", (body, request) -> odoo.calls().counts());
        commands.put("DELETE /calls", (body, request) -> done(odoo.calls()::clear));
        commands.put("GET /faults", (body, request) -> odoo.faults().all());
        commands.put("POST /faults", (body, request) -> done(() -> odoo.faults().add(Control.fault(body))));
        commands.put("DELETE /faults", (body, request) -> done(odoo.faults()::clear));
        commands.put("POST /down", (body, request) -> done(odoo::down));
        commands.put("POST /up", (body, request) -> done(odoo::up));
        commands.put("POST /password", (body, request) -> done(() -> odoo.changesPassword(text(body, "password"))));
    }

    private static Object done(Runnable work) {
        work.run();
        return OK;
    }

    private static String text(JsonNode body, String field) {
        return body.required(field).asText();
    }

    private Object info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("url", odoo.url());
        info.put("database", odoo.options().database());
        info.put("login", odoo.options().login());
        info.put("apiKey", odoo.options().apiKey());
        info.put("uuid", odoo.options().uuid());
        return info;
    }

    private Object products(JsonNode body) {
        List<Map<String, Object>> made = new ArrayList<>();
        for (JsonNode p : body.isArray() ? body : List.of(body)) {
            String sku = text(p, "sku");
            made.add(Map.of(
                    "sku",
                    sku,
                    "id",
                    odoo.product(
                            sku, p.path("name").asText(sku), p.path("barcode").asText(null))));
        }
        return made;
    }

    private Object counts(JsonNode body) {
        for (JsonNode count : body.isArray() ? body : List.of(body)) {
            odoo.counts(count.required("quantity").asDouble(), text(count, "sku"), text(count, "place"));
        }
        return OK;
    }

    private Object receipt(JsonNode body) {
        Map<String, Double> units = Control.units(body.required("lines"));
        boolean open = !body.path("validate").asBoolean(true);
        String warehouse = text(body, "warehouse");
        return Map.of("picking", open ? odoo.expects(warehouse, units) : odoo.receives(warehouse, units));
    }

    private Object transfer(JsonNode body) {
        long picking = odoo.opensTransfer(text(body, "from"), text(body, "to"), Control.units(body.required("lines")));
        if (body.path("validate").asBoolean(true)) {
            odoo.validates(picking);
        }
        return Map.of("picking", picking);
    }

    /** An order by its id, name (S00002) or external id. */
    private long order(JsonNode body) {
        String wanted = text(body, "order");
        return odoo.report().orders().stream()
                .filter(order -> List.of(order.name(), order.externalId(), Long.toString(order.id()))
                        .contains(wanted))
                .map(OdooReport.Order::id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sales order " + wanted));
    }

    private Object stock(HttpServerRequest request) {
        String usage = request.getParam("usage") == null ? "internal" : request.getParam("usage");
        String sku = request.getParam("sku");
        return odoo.report().stock(usage).stream()
                .filter(row -> sku == null || row.sku().equals(sku))
                .toList();
    }

    private Object calls(HttpServerRequest request) {
        String method = request.getParam("method");
        List<CallLog.Call> calls =
                method == null ? odoo.calls().all() : odoo.calls().of(method);
        int limit = request.getParam("limit") == null ? 100 : Integer.parseInt(request.getParam("limit"));
        return calls.subList(Math.max(0, calls.size() - limit), calls.size());
    }
}
