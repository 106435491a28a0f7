package io.synco.dashboard.auth;

import io.synco.dashboard.Caller;

/** A caller with the proof that was verified in this request. */
public record Visitor(Caller caller, Proof proof) {
    public sealed interface Proof {
        /** Shopify's, of somebody in the shop's admin; lives a minute. */
        record SessionToken(String shopDomain) implements Proof {}

        /** The shop's own. */
        record ApiToken(long tokenId) implements Proof {}
    }
}
