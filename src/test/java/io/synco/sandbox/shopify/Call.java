package io.synco.sandbox.shopify;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One call that reached the store.
 *
 * @param outcome {@code ok}, {@code userErrors: CODE, ...}, {@code errors: CODE, ...}, or the fault that hit it
 */
public record Call(
        long number,
        Instant at,
        String operationName,
        List<String> rootFields,
        Map<String, Object> variables,
        String outcome,
        long durationMillis) {
    public boolean isOk() {
        return outcome.equals("ok");
    }

    public boolean of(String rootOrOperation) {
        return rootOrOperation.equals(operationName) || rootFields.contains(rootOrOperation);
    }
}
