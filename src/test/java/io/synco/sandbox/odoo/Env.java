package io.synco.sandbox.odoo;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who calls, and the call's context. */
record Env(long uid, Map<String, Object> context) {
    static final Env ADMIN = new Env(2, Map.of());

    boolean flag(String key) {
        return Objects.equals(context.get(key), true);
    }

    boolean isOff(String key) {
        return Objects.equals(context.get(key), false);
    }

    List<Long> ids(String key) {
        return Values.ids(context.get(key));
    }
}
