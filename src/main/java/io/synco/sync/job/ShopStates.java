package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.tenant.Connections;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether a shop is live and how its two sides answer, and what the calls of a slice say about that. */
interface ShopStates {
    Uni<ShopState> read(Tx tx, ShopId shop);

    /** The side did not answer: its circuit opens. */
    Uni<Void> failed(ShopId shop, Side side, String words);

    /** Its credentials are refused: nothing is called any more until a person has connected again. */
    Uni<Void> paused(ShopId shop, Side side, String words);

    /** The probe was answered: the circuit closes. */
    Uni<Void> succeeded(ShopId shop, Side side);

    /** @param now by the clock that due times are set by */
    record ShopState(boolean live, Instant now, Map<Side, Connected> sides) {}

    /** @param reason why it does not answer; empty where it does */
    record Connected(Connections.State state, Optional<Instant> circuitUntil, String reason) {
        static final Connected NEVER = new Connected(Connections.State.NOT_CONNECTED, Optional.empty(), "");
    }
}
