package io.synco.shopify.webhook;

import java.util.Locale;

/** What became of a delivery, and what Shopify is told. Anything but 2xx is sent again, eight times, and then no more. */
enum Verdict {
    ACCEPTED(200),
    /** Known by its id: stored nothing. */
    REPEATED(200),
    /** A topic that nobody here asked for. */
    UNKNOWN_TOPIC(200),
    /** A shop that never installed the app; sending it again would not help. */
    UNKNOWN_SHOP(200),
    /** Signed, readable, but it does not say what it is about. */
    NO_SUBJECT(200),
    UNREADABLE(400),
    UNSIGNED(401),
    TOO_LARGE(413),
    BUSY(503),
    /** The hint could not be stored, so it must come again. */
    FAILED(503);

    private final int status;

    Verdict(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String outcome() {
        return name().toLowerCase(Locale.ROOT);
    }
}
