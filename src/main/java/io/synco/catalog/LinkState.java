package io.synco.catalog;

import java.util.Arrays;

/** An item's state towards Odoo; the codes stand in the link table. Only a linked item is ever written. */
public enum LinkState {
    LINKED(1),
    UNMATCHED(2),
    AMBIGUOUS(3),
    UNTRACKED(4);

    private final int code;

    LinkState(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static LinkState of(int code) {
        return Arrays.stream(values())
                .filter(state -> state.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No link state has the code " + code));
    }
}
