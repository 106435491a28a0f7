package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The automation by which Odoo calls us once for each move that is finished, and for nothing else: each call keeps the person who
 * works there waiting. Ours are known by the address that they call.
 */
final class Automation {
    private static final String MOVE = "stock.move";
    private static final String RULE = "base.automation";
    private static final String ACTION = "ir.actions.server";
    private static final Map<String, Object> ARCHIVED_TOO = Map.of("context", Map.of("active_test", false));

    private final Session odoo;

    Automation(Session odoo) {
        this.odoo = odoo;
    }

    /** What has to be known of this Odoo's own models. */
    private record Fields(long moveModel, long moveState) {}

    /** @param within what the addresses of all of ours begin with; older ones are taken away first */
    Uni<Void> callsTo(String address, String within) {
        return fields().chain(fields -> remove(within).chain(() -> make(fields, address, within)));
    }

    /** 16 has no webhooks; without the app there are no rules; one question tells both. */
    private Uni<Map<String, Row>> known() {
        List<Object> wanted = List.of(
                "|",
                "&",
                is("model", MOVE),
                is("name", "state"),
                "|",
                "&",
                is("model", ACTION),
                is("name", "webhook_url"),
                "&",
                is("model", RULE),
                is("name", "filter_pre_domain"));
        return odoo.search("ir.model.fields", wanted, List.of("model", "model_id"), Map.of())
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> row.text("model"), row -> row, (a, b) -> a)));
    }

    private Uni<Fields> fields() {
        return known().map(byModel -> {
            require(
                    byModel.containsKey(ACTION),
                    "This Odoo cannot call out by itself: webhooks need Odoo 17 or later. Its changes are"
                            + " polled as before, every few seconds while it is busy.");
            require(
                    byModel.containsKey(RULE),
                    "Odoo's app Automation Rules (base_automation) is not installed in this database: install"
                            + " it and try again. Until then changes are polled as before.");
            Row move = byModel.get(MOVE);
            return new Fields(move.ref("model_id"), move.id());
        });
    }

    private static void require(boolean there, String otherwise) {
        if (!there) {
            throw new RemoteException(new Refused(otherwise));
        }
    }

    private Uni<Void> make(Fields fields, String address, String within) {
        Map<String, Object> rule = Map.of(
                "name",
                name(within),
                "model_id",
                fields.moveModel(),
                "trigger",
                "on_create_or_write",
                "trigger_field_ids",
                List.of(List.of(6, 0, List.of(fields.moveState()))),
                "filter_pre_domain",
                "[('state', '!=', 'done')]",
                "filter_domain",
                "[('state', '=', 'done')]");
        return odoo.write(RULE, "create", List.of(rule), Map.of())
                .map(Automation::created)
                .chain(made -> odoo.write(ACTION, "create", List.of(action(fields, address, within, made)), Map.of())
                        .onFailure()
                        .call(failure -> unlink(RULE, Set.of(made)).onFailure().recoverWithNull()))
                .replaceWithVoid();
    }

    private static Map<String, Object> action(Fields fields, String address, String within, long rule) {
        return Map.of(
                "name",
                name(within),
                "model_id",
                fields.moveModel(),
                "state",
                "webhook",
                "webhook_url",
                address,
                "webhook_field_ids",
                List.of(List.of(6, 0, List.of(fields.moveState()))),
                "base_automation_id",
                rule,
                "usage",
                "base_automation");
    }

    private static String name(String within) {
        return "SyncO: tell " + within + "… of finished stock moves";
    }

    /** One id, or a list of one. */
    private static long created(JsonNode answer) {
        JsonNode id = answer.isArray() ? answer.path(0) : answer;
        if (!id.canConvertToLong() || !id.isIntegralNumber()) {
            throw Json.protocol("Odoo did not say what it created");
        }
        return id.longValue();
    }

    /** Where Odoo could never call there is nothing to take away. */
    Uni<Void> callsNoMore(String within) {
        return known().chain(byModel -> byModel.keySet().containsAll(Set.of(ACTION, RULE))
                ? remove(within)
                : Uni.createFrom().voidItem());
    }

    /** Those that a person has renamed or switched off too; one whose action was never made is found by its name. */
    private Uni<Void> remove(String within) {
        return odoo.search(
                        ACTION,
                        all(is("state", "webhook"), Domain.where("webhook_url", "=like", within + "%")),
                        List.of("webhook_url", "base_automation_id"),
                        Map.of())
                .chain(actions -> odoo.search(RULE, all(is("name", name(within))), List.of("name"), ARCHIVED_TOO)
                        .chain(rules -> remove(within, actions, rules)));
    }

    private Uni<Void> remove(String within, List<Row> found, List<Row> named) {
        List<Row> actions = found.stream()
                .filter(action -> action.text("webhook_url").startsWith(within))
                .toList();
        Set<Long> rules = new TreeSet<>();
        named.forEach(rule -> rules.add(rule.id()));
        actions.forEach(action -> action.optionalRef("base_automation_id").ifPresent(rules::add));
        return unlink(ACTION, actions.stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new)))
                .chain(() -> unlink(RULE, rules));
    }

    /** Of those that are still there: with a rule, Odoo may have deleted its actions. */
    private Uni<Void> unlink(String model, Set<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : odoo.write(model, "unlink", List.of(List.copyOf(ids)), Map.of())
                        .replaceWithVoid();
    }
}
