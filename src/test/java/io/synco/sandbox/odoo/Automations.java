package io.synco.sandbox.odoo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Automations that call a webhook, from 17 on: for each changed record of the model whose conditions hold before and after, one POST
 * with the record's values. Nobody hears of a POST that fails; the answer is waited for one second at the most.
 */
final class Automations {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();

    /** A POST that is to be sent. */
    record Hook(String url, String body) {}

    private final Odoo odoo;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Automations(Odoo odoo) {
        this.odoo = odoo;
    }

    static void define(Odoo odoo) {
        odoo.orm.behaves("ir.actions.server", new Behaviour() {
            @Override
            public void beforeCreate(Map<String, Object> values, Env env) {
                if ("webhook".equals(values.get("state")) && !odoo.release.hasWebhooks()) {
                    throw OdooError.valueError("Wrong value for ir.actions.server.state: 'webhook'");
                }
            }
        });
        odoo.orm.behaves("base.automation", new Behaviour() {
            @Override
            public void beforeUnlink(Rec automation, Env env) {
                odoo.db
                        .where("ir.actions.server", "base_automation_id", automation.id)
                        .forEach(action -> odoo.orm.unlink(action, env));
            }
        });
        if (odoo.release.hasWebhooks()) {
            Automations automations = new Automations(odoo);
            odoo.db.watch(new Watch(automations::hooks, automations::send, odoo.release.sendsHooksBeforeCommit()));
        }
    }

    /** What the changes of a transaction call for. @param before the changed fields' values at the transaction's start, by record */
    List<Hook> hooks(Map<Rec, Map<String, Object>> before) {
        List<Hook> hooks = new ArrayList<>();
        for (Rec automation : odoo.db.all("base.automation")) {
            if (automation.is("active")) {
                String model =
                        odoo.db.get("ir.model", automation.ref("model_id")).text("model");
                before.forEach((rec, changed) -> {
                    if (rec.model.equals(model)
                            && odoo.db.find(model, rec.id) == rec
                            && fits(automation, rec, changed)) {
                        actions(automation).forEach(action -> hooks.add(hook(action, rec)));
                    }
                });
            }
        }
        return hooks;
    }

    private List<Rec> actions(Rec automation) {
        return odoo.db.where("ir.actions.server", "base_automation_id", automation.id).stream()
                .filter(action -> action.text("state").equals("webhook"))
                .toList();
    }

    private boolean fits(Rec automation, Rec rec, Map<String, Object> changed) {
        List<String> triggers = odoo.orm.browse("ir.model.fields", automation.ids("trigger_field_ids")).stream()
                .map(field -> field.text("name"))
                .toList();
        boolean triggered = triggers.isEmpty() || triggers.stream().anyMatch(changed::containsKey);
        return triggered
                && holds(automation.text("filter_domain"), rec, Map.of())
                && (changed.containsKey("create_date") || holds(automation.text("filter_pre_domain"), rec, changed));
    }

    /** A domain as a form keeps it: {@code [("state", "=", "done")]}, over the record as it is or as it was. */
    private static boolean holds(String domain, Rec rec, Map<String, Object> before) {
        java.util.regex.Matcher leaf = java.util.regex.Pattern.compile(
                        "\\(\\s*[\"'](\\w+)[\"']\\s*,\\s*[\"'](!?=)[\"']\\s*,\\s*[\"']?([^\"')]*)[\"']?\\s*\\)")
                .matcher(domain.replace('[', '(').replace(']', ')'));
        while (leaf.find()) {
            Object value = before.containsKey(leaf.group(1)) ? before.get(leaf.group(1)) : rec.raw(leaf.group(1));
            boolean same = String.valueOf(value).equals(leaf.group(3));
            if (same != leaf.group(2).equals("=")) {
                return false;
            }
        }
        return true;
    }

    private Hook hook(Rec action, Rec rec) {
        if (!action.isSet("webhook_url")) {
            throw OdooError.userError(
                    "I'll be happy to send a webhook for you, but you really need to give me a URL to reach out to...");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("_action", action.text("name") + "(#" + action.id + ")");
        body.put("_id", rec.id);
        body.put("_model", rec.model);
        for (Rec field : odoo.orm.browse("ir.model.fields", action.ids("webhook_field_ids"))) {
            FieldDef def = odoo.orm.schema.model(rec.model).field(field.text("name"));
            Object value = odoo.orm.fields.value(rec, def, Env.ADMIN);
            body.put(
                    def.name(),
                    value instanceof java.time.Instant time
                            ? time.toString().replace('T', ' ').replace("Z", "")
                            : Values.shown(def, value));
        }
        try {
            return new Hook(action.text("webhook_url"), JSON.writeValueAsString(body));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a hook's body that is no JSON", e);
        }
    }

    private void send(List<Hook> hooks) {
        hooks.forEach(hook -> {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create(hook.url()))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "python-requests/2.25.1")
                        .POST(HttpRequest.BodyPublishers.ofString(hook.body()))
                        .build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            } catch (java.io.IOException | IllegalArgumentException e) {
                // Odoo logs it and goes on.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
