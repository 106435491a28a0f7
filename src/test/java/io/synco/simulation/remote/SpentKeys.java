package io.synco.simulation.remote;

import io.synco.kernel.Time;
import io.synco.sync.port.ShopifyPort.RowError;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What each idempotency key has answered, for 24 hours from its first use. */
final class SpentKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final RowError OTHER_ROWS = new RowError(
            -1,
            RowError.Kind.NEW_KEY,
            "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
            "The same idempotency key cannot be used with different operation parameters.");

    private record Use(SetOnHand call, SetAnswer answer, Instant at) {}

    private final Time time;
    private final Map<UUID, Use> uses = new LinkedHashMap<>();

    SpentKeys(Time time) {
        this.time = time;
    }

    SetAnswer once(SetOnHand call, Supplier<SetAnswer> act) {
        forget();
        Use before = uses.get(call.key());
        if (before == null) {
            SetAnswer answer = act.get();
            uses.put(call.key(), new Use(call, answer, time.now()));
            return answer;
        }
        return before.call().equals(call) ? before.answer() : new SetAnswer.Refused(List.of(OTHER_ROWS));
    }

    private void forget() {
        Instant oldest = time.now().minus(KEPT);
        uses.values().removeIf(use -> use.at().isBefore(oldest));
    }
}
