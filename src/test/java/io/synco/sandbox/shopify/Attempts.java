package io.synco.sandbox.shopify;

import graphql.language.Field;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The idempotency keys of one call's mutations: taken before anything is applied, settled after. */
final class Attempts {
    /** Of the mutations in the cut schema, those for which Shopify demands {@code @idempotent}. */
    private static final Set<String> KEYED = Set.of(
            "refundCreate",
            "inventoryAdjustQuantities",
            "inventoryMoveQuantities",
            "inventorySetQuantities",
            "inventorySetOnHandQuantities",
            "inventoryActivate",
            "locationActivate",
            "locationDeactivate");

    private final Idempotency idempotency;
    private final Map<String, Idempotency.Attempt> byResultKey = new LinkedHashMap<>();
    private final List<String> codes = new ArrayList<>();

    Attempts(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    static Attempts of(DataFetchingEnvironment env) {
        return env.getGraphQlContext().get(Attempts.class);
    }

    static boolean needsKey(String rootField) {
        return KEYED.contains(rootField);
    }

    void begin(Field field, String key, String parameters) {
        byResultKey.put(field.getResultKey(), idempotency.begin(key, parameters));
    }

    /** Does the act, or answers with what its key already did. */
    Mutations.Payload once(DataFetchingEnvironment env, String resultField, Supplier<Mutations.Payload> act) {
        Idempotency.Attempt attempt = byResultKey.get(env.getField().getResultKey());
        if (attempt == null) {
            throw new ShopifyError(
                    "The @idempotent directive is required for this mutation but was not provided.", "BAD_REQUEST");
        }
        if (attempt instanceof Idempotency.Attempt.Replay replay) {
            return (Mutations.Payload) replay.result();
        }
        if (attempt instanceof Idempotency.Attempt.Refused refused) {
            UserErrors errors = new UserErrors().add(null, refused.code(), refused.message());
            return Mutations.Payload.of(resultField, null, errors);
        }
        Mutations.Payload payload = act.get();
        idempotency.done(((Idempotency.Attempt.First) attempt).key(), payload);
        return payload;
    }

    void note(List<String> userErrorCodes) {
        codes.addAll(userErrorCodes);
    }

    List<String> codes() {
        return codes;
    }

    /** Keys that no result was kept for are free again. */
    void releaseUnused() {
        firsts().forEach(idempotency::release);
    }

    void fail() {
        firsts().forEach(idempotency::failed);
    }

    private List<String> firsts() {
        return byResultKey.values().stream()
                .filter(Idempotency.Attempt.First.class::isInstance)
                .map(attempt -> ((Idempotency.Attempt.First) attempt).key())
                .toList();
    }
}
