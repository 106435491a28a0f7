package io.synco.sync.job;

import java.util.Locale;
import java.util.Optional;

/** How much one pause holds back. */
public enum PauseScope {
    SHOP(1),
    /** All that is written to one side; the subject is the side's code. */
    DIRECTION(2),
    /** A Shopify location. */
    LOCATION(3),
    /** An inventory item of Shopify. */
    ITEM(4);

    private final int code;

    PauseScope(int code) {
        this.code = code;
    }

    /** As stored. */
    public int code() {
        return code;
    }

    static PauseScope ofCode(int code) {
        return values()[code - 1];
    }

    public static Optional<PauseScope> named(String name) {
        for (PauseScope scope : values()) {
            if (scope.words().equals(name)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
