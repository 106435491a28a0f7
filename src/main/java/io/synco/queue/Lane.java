package io.synco.queue;

import java.util.Arrays;
import java.util.Optional;

/** Shops whose remotes answer slowly queue apart, so that they wait for each other and not the quick ones for them. */
enum Lane {
    NORMAL(1, "normal"),
    SLOW(2, "slow");

    private final short code;
    private final String word;

    Lane(int code, String word) {
        this.code = (short) code;
        this.word = word;
    }

    /** As stored. */
    short code() {
        return code;
    }

    /** As in the names at the broker. */
    String word() {
        return word;
    }

    static Lane of(short code) {
        return code == SLOW.code ? SLOW : NORMAL;
    }

    /** The connector's channels are called bells-normal and bells-slow. */
    static Optional<Lane> ofChannel(String channel) {
        return Arrays.stream(values())
                .filter(lane -> channel.equals("bells-" + lane.word))
                .findFirst();
    }
}
