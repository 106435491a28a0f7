package io.synco.sync.plan;

import java.util.Arrays;

/** What a write would do to a level, or what keeps it from being written; the codes stand in the dry_run_level table. */
public enum Effect {
    RISE(1),
    FALL(2),
    /** It has stock now, and would have none. */
    ZERO(3),
    STAY(4),
    NOT_LINKED(5),
    NOT_TRACKED(6),
    /** Shopify reckons it from its parts, and lets no app set it. */
    BUNDLE(7),
    NOT_STOCKED(8),
    /** Shopify has refused the level, and a person has not looked at it yet. */
    FLAGGED(9),
    /** The Odoo location behind it is gone. */
    NOT_MAPPED(10);

    private final int code;

    Effect(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** A target was reckoned for the level. */
    public boolean writable() {
        return code <= STAY.code;
    }

    public static Effect ofCode(int code) {
        return Arrays.stream(values())
                .filter(effect -> effect.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No effect has code " + code));
    }

    /** From one on hand to another. */
    static Effect of(int now, int then) {
        if (then == now) {
            return STAY;
        }
        if (then > now) {
            return RISE;
        }
        return then == 0 ? ZERO : FALL;
    }
}
