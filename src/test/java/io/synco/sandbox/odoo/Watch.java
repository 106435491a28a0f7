package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Sees what a transaction changes, and says what is to be sent for it: before the commit, when nobody sees the changes yet, or after. */
final class Watch {
    /** Nobody is called. */
    static final Watch NONE = new Watch(changes -> List.of(), hooks -> {}, false);

    private final Function<Map<Rec, Map<String, Object>>, List<Automations.Hook>> hooks;
    private final Consumer<List<Automations.Hook>> send;
    final boolean beforeCommit;
    private Map<Rec, Map<String, Object>> before = new LinkedHashMap<>();

    Watch(
            Function<Map<Rec, Map<String, Object>>, List<Automations.Hook>> hooks,
            Consumer<List<Automations.Hook>> send,
            boolean beforeCommit) {
        this.hooks = hooks;
        this.send = send;
        this.beforeCommit = beforeCommit;
    }

    void changes(Rec rec, String field, Object value) {
        Map<String, Object> fields = before.computeIfAbsent(rec, k -> new LinkedHashMap<>());
        if (!fields.containsKey(field)) {
            fields.put(field, value);
        }
    }

    /** What the changes so far call for; the next transaction begins with none. */
    List<Automations.Hook> take() {
        Map<Rec, Map<String, Object>> all = before;
        before = new LinkedHashMap<>();
        return hooks.apply(all);
    }

    void send(List<Automations.Hook> all) {
        send.accept(all);
    }
}
