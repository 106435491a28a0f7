package io.synco.dashboard;

import java.time.Duration;
import java.util.Map;

/** Everything that somebody may show at a door, with what it is worth there. */
enum Credential {
    NOTHING(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return Map.of();
        }
    },
    API_TOKEN(Worth.TOKEN) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.apiToken(shop));
        }
    },
    API_TOKEN_EXPIRED(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.apiToken(shop, Duration.ofSeconds(-1)));
        }
    },
    API_TOKEN_REVOKED(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.revokedApiToken(shop));
        }
    },
    /** Made for one shop, with the number of another written into it. */
    API_TOKEN_RENUMBERED(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.apiToken(other).replaceFirst("synco_\\d+_", "synco_" + wallet.id(shop) + "_"));
        }
    },
    API_TOKEN_CUT(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            String token = wallet.apiToken(shop);
            return bearer(token.substring(0, token.length() - 1));
        }
    },
    API_TOKEN_AS_PASSWORD(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return Map.of("Authorization", "Basic " + wallet.apiToken(shop));
        }
    },
    SESSION_TOKEN(Worth.TOKEN) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.signed(wallet.session(shop)));
        }
    },
    SESSION_TOKEN_FORGED(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.session(shop).signed("somebody else's secret"));
        }
    },
    SESSION_TOKEN_UNSIGNED(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.session(shop).algorithm("none").unsigned());
        }
    },
    SESSION_TOKEN_FOR_ANOTHER_APP(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.signed(wallet.session(shop).claim("aud", "another app")));
        }
    },
    SESSION_TOKEN_EXPIRED(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.signed(wallet.session(shop).later(-120)));
        }
    },
    SESSION_TOKEN_NOT_YET_VALID(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.signed(wallet.session(shop).later(300)));
        }
    },
    SESSION_TOKEN_OF_TWO_SHOPS(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.signed(wallet.session(other).claim("dest", "https://" + shop)));
        }
    },
    SESSION_TOKEN_OF_A_SHOP_THAT_NEVER_INSTALLED(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return bearer(wallet.signed(wallet.session("never-installed.myshopify.com")));
        }
    },
    COOKIE(Worth.COOKIE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return Map.of("Cookie", wallet.cookie(shop));
        }
    },
    COOKIE_CHANGED(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            String cookie = wallet.cookie(shop);
            char last = cookie.charAt(cookie.length() - 2);
            return Map.of(
                    "Cookie",
                    cookie.substring(0, cookie.length() - 2)
                            + (last == 'A' ? 'B' : 'A')
                            + cookie.charAt(cookie.length() - 1));
        }
    },
    /** The token itself in the cookie's place, unsealed. */
    COOKIE_MADE_OF_A_TOKEN(Worth.NONE) {
        @Override
        Map<String, String> headers(Wallet wallet, String shop, String other) {
            return Map.of("Cookie", "synco=" + wallet.apiToken(shop));
        }
    };

    enum Worth {
        NONE,
        TOKEN,
        COOKIE
    }

    private final Worth worth;

    Credential(Worth worth) {
        this.worth = worth;
    }

    /** Made afresh each time: some doors use it up. */
    abstract Map<String, String> headers(Wallet wallet, String shop, String other);

    Worth worth() {
        return worth;
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
