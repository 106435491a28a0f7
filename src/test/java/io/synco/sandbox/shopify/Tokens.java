package io.synco.sandbox.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One store's OAuth codes, access tokens and refresh tokens. */
public final class Tokens {
    private static final Duration ACCESS = Duration.ofHours(1);
    private static final Duration REFRESH = Duration.ofDays(90);

    /** What the token endpoint gives out; {@code refresh} is null for a token that does not expire. */
    record Grant(String access, Instant accessUntil, String refresh, Instant refreshUntil, String scope) {}

    private static final class Refresh {
        private final Grant grant;
        private final String predecessor;
        private Grant successor;

        Refresh(Grant grant, String predecessor) {
            this.grant = grant;
            this.predecessor = predecessor;
        }
    }

    private final InstantSource clock;
    private final Map<String, String> scopeByCode = new HashMap<>();
    private final Map<String, Grant> byAccess = new HashMap<>();
    private final Map<String, Refresh> byRefresh = new HashMap<>();
    private String scope = "";

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String code(String forScope) {
        String code = random();
        scopeByCode.put(code, forScope);
        return code;
    }

    /** The grant for a code, once. */
    synchronized Optional<Grant> redeem(String code, boolean expiring) {
        return Optional.ofNullable(scopeByCode.remove(code)).map(granted -> issue(granted, expiring, null));
    }

    synchronized Grant exchange(boolean expiring) {
        return issue(scope, expiring, null);
    }

    /**
     * A new pair for a refresh token. The old token may be asked again (and gets the same answer) until its successor
     * is used; then it is dead.
     */
    synchronized Optional<Grant> refresh(String token) {
        Refresh known = byRefresh.get(token);
        if (known == null || known.grant.refreshUntil.isBefore(clock.instant())) {
            return Optional.empty();
        }
        if (known.predecessor != null) {
            byRefresh.remove(known.predecessor);
        }
        if (known.successor == null) {
            known.successor = issue(known.grant.scope, true, token);
        }
        return Optional.of(known.successor);
    }

    private Grant issue(String granted, boolean expiring, String predecessor) {
        Instant now = clock.instant();
        scope = granted;
        Grant grant = expiring
                ? new Grant("shpat_" + random(), now.plus(ACCESS), "shprt_" + random(), now.plus(REFRESH), granted)
                : new Grant("shpat_" + random(), Instant.MAX, null, null, granted);
        byAccess.put(grant.access, grant);
        if (expiring) {
            byRefresh.put(grant.refresh, new Refresh(grant, predecessor));
        }
        return grant;
    }

    /** A token that does not expire, for tests that do not go through OAuth. */
    public synchronized String forTests(String scopes) {
        return issue(scopes, false, null).access;
    }

    synchronized boolean isGood(String access) {
        Grant grant = byAccess.get(access);
        return grant != null && grant.accessUntil.isAfter(clock.instant());
    }

    /** Managed installation: what the merchant agrees to when the app is opened, as the app's file asks. */
    public synchronized void agree(List<String> scopes) {
        scope = String.join(",", scopes);
    }

    public synchronized List<String> scopes() {
        return scope.isEmpty() ? List.of() : List.of(scope.split(","));
    }

    public synchronized void revokeAll() {
        byAccess.clear();
        byRefresh.clear();
        scopeByCode.clear();
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
