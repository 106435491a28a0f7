package io.synco.sandbox.odoo;

import java.util.function.Consumer;

/** Where a scene is played: against a double, or only read for the names of the recordings that it replays. */
interface Stage {
    Release release();

    /** Sends these recorded requests and compares the answers; names that were not recorded with this release are passed over. */
    default void replays(String... names) {
        replaysWith(Secret.PASSWORD, names);
    }

    void replaysWith(Secret secret, String... names);

    /** What the recorder brought about without recording it. */
    void given(Consumer<Scenery> work);

    default boolean isSince(int number) {
        return release().number() >= number;
    }

    /** Every view that was recorded of this state. */
    default void state(String... states) {
        for (String state : states) {
            for (String view : Scenes.VIEWS) {
                replays(state + "-" + view);
            }
        }
    }
}
