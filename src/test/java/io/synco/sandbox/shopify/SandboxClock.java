package io.synco.sandbox.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The stores' time: the machine's, moved ahead on request, so that 24 hours of idempotency or a token's hour pass at once. */
public final class SandboxClock implements InstantSource {
    private static final ZoneId SHOP_ZONE = ZoneId.of("Europe/Berlin");
    private final InstantSource source;
    private volatile Duration ahead = Duration.ZERO;

    SandboxClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead);
    }

    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** GraphQL answers show whole seconds in UTC. */
    static String utc(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Webhook bodies show whole seconds in the shop's own zone. */
    static String local(Instant at) {
        return at == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        at.truncatedTo(ChronoUnit.SECONDS).atZone(SHOP_ZONE));
    }
}
