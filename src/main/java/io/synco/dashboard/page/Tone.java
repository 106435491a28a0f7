package io.synco.dashboard.page;

import java.util.Locale;

/** How something is coloured; what it means always stands beside it in words. */
enum Tone {
    GOOD,
    CALM,
    WAIT,
    BAD;

    /** The class in app.css. */
    String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
