package io.synco.sandbox.odoo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/**
 * Automation rules that call an address, as far as they watch for finished moves: one call for each record, within the transaction or,
 * since 19, after it. Whoever listens slowly keeps the person waiting for a second; what comes back does not matter.
 */
final class Automations implements Database.Watcher {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String MOVE = "stock.move";
    private static final String NOT_DONE = "[('state', '!=', 'done')]";
    private static final String DONE = "[('state', '=', 'done')]";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Orm orm;
    private final Release release;

    Automations(Orm orm, Release release) {
        this.orm = orm;
        this.release = release;
    }

    @Override
    public void changed(Rec rec, String field, Object before, Object after) {
        if (rec.model.equals(MOVE) && field.equals("state") && !Objects.equals(before, after)) {
            for (Rec rule : orm.db.all("base.automation")) {
                if (rule.is("active") && watches(rule, before, after)) {
                    orm.db
                            .where("ir.actions.server", "base_automation_id", rule.id)
                            .forEach(action -> call(action, rec, after));
                }
            }
        }
    }

    private boolean watches(Rec rule, Object before, Object after) {
        if (!orm.db.get("ir.model", rule.ref("model_id")).text("model").equals(MOVE)) {
            return false;
        }
        boolean known = rule.text("trigger").equals("on_create_or_write")
                && rule.text("filter_pre_domain").equals(NOT_DONE)
                && rule.text("filter_domain").equals(DONE)
                && rule.ids("trigger_field_ids").size() == 1;
        if (!known) {
            throw OdooError.userError(
                    "This double knows automation rules for finished moves only, not " + rule.text("name"));
        }
        return !"done".equals(before) && "done".equals(after);
    }

    private void call(Rec action, Rec rec, Object state) {
        JsonObject body = new JsonObject()
                .put("_action", action.text("name") + "(#" + action.id + ")")
                .put("_id", rec.id)
                .put("_model", rec.model)
                .put("state", state);
        HttpRequest request = HttpRequest.newBuilder(URI.create(action.text("webhook_url")))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        if (release.callsAfterCommit()) {
            orm.db.afterCommit(() -> send(request));
        } else {
            send(request);
        }
    }

    private void send(HttpRequest request) {
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException missed) {
            // There is no second try, and nobody is told.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
