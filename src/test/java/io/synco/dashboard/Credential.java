package io.synco.dashboard;

import java.time.Duration;
import java.util.Map;

/** Everything that somebody may show at a door, with what it is worth there. */
enum Credential {
    NOTHING(Worth.NONE, (wallet, shop, other) -> Map.of()),

    API_TOKEN(Worth.TOKEN, (wallet, shop, other) -> bearer(wallet.apiToken(shop))),
    API_TOKEN_EXPIRED(Worth.NONE, (wallet, shop, other) -> bearer(wallet.apiToken(shop, Duration.ofSeconds(-1)))),
    API_TOKEN_REVOKED(Worth.NONE, (wallet, shop, other) -> bearer(wallet.revokedApiToken(shop))),
    /** Made for one shop, with the number of another written into it. */
    API_TOKEN_RENUMBERED(
            Worth.NONE,
            (wallet, shop, other) ->
                    bearer(wallet.apiToken(other).replaceFirst("synco_\\d+_", "synco_" + wallet.id(shop) + "_"))),
    API_TOKEN_CUT(
            Worth.NONE, (wallet, shop, other) -> bearer(wallet.apiToken(shop).replaceFirst(".$", ""))),
    API_TOKEN_AS_PASSWORD(
            Worth.NONE, (wallet, shop, other) -> Map.of("Authorization", "Basic " + wallet.apiToken(shop))),

    SESSION_TOKEN(Worth.TOKEN, (wallet, shop, other) -> bearer(wallet.signed(wallet.session(shop)))),
    SESSION_TOKEN_FORGED(
            Worth.NONE, (wallet, shop, other) -> bearer(wallet.session(shop).signed("somebody else's secret"))),
    SESSION_TOKEN_UNSIGNED(
            Worth.NONE,
            (wallet, shop, other) ->
                    bearer(wallet.session(shop).algorithm("none").unsigned())),
    SESSION_TOKEN_FOR_ANOTHER_APP(
            Worth.NONE,
            (wallet, shop, other) -> bearer(wallet.signed(wallet.session(shop).claim("aud", "another app")))),
    SESSION_TOKEN_EXPIRED(
            Worth.NONE,
            (wallet, shop, other) -> bearer(wallet.signed(wallet.session(shop).later(-120)))),
    SESSION_TOKEN_NOT_YET_VALID(
            Worth.NONE,
            (wallet, shop, other) -> bearer(wallet.signed(wallet.session(shop).later(300)))),
    SESSION_TOKEN_OF_TWO_SHOPS(
            Worth.NONE,
            (wallet, shop, other) -> bearer(wallet.signed(wallet.session(other).claim("dest", "https://" + shop)))),
    /** Made while the shop was still there. */
    API_TOKEN_OF_A_SHOP_THAT_HAS_LEFT(Worth.NONE, (wallet, shop, other) -> bearer(wallet.apiTokenOfOneThatLeft())),
    SESSION_TOKEN_OF_A_SHOP_THAT_HAS_LEFT(
            Worth.NONE, (wallet, shop, other) -> bearer(wallet.signed(wallet.session(wallet.left())))),
    SESSION_TOKEN_OF_A_SHOP_THAT_NEVER_INSTALLED(
            Worth.NONE, (wallet, shop, other) -> bearer(wallet.signed(wallet.session("never.myshopify.com")))),

    COOKIE(Worth.COOKIE, (wallet, shop, other) -> Map.of("Cookie", wallet.cookie(shop))),
    COOKIE_CHANGED(Worth.NONE, (wallet, shop, other) -> Map.of("Cookie", changed(wallet.cookie(shop)))),
    /** The token itself in the cookie's place, unsealed. */
    COOKIE_MADE_OF_A_TOKEN(Worth.NONE, (wallet, shop, other) -> Map.of("Cookie", "synco=" + wallet.apiToken(shop)));

    enum Worth {
        NONE,
        TOKEN,
        COOKIE
    }

    /** The headers of a request to a shop's data, with the help of another shop where that is tried. */
    private interface Maker {
        Map<String, String> headers(Wallet wallet, String shop, String other);
    }

    private final Worth worth;
    private final Maker maker;

    Credential(Worth worth, Maker maker) {
        this.worth = worth;
        this.maker = maker;
    }

    /** Made afresh each time: some doors use it up. */
    Map<String, String> headers(Wallet wallet, String shop, String other) {
        return maker.headers(wallet, shop, other);
    }

    Worth worth() {
        return worth;
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static String changed(String cookie) {
        int at = cookie.length() - 2;
        char other = cookie.charAt(at) == 'A' ? 'B' : 'A';
        return cookie.substring(0, at) + other + cookie.substring(at + 1);
    }
}
