package io.synco.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the doorbell may be told. The defaults are those that the protocol was modelled and measured with. */
@ConfigMapping(prefix = "synco.queue")
interface QueueConfig {
    /** Begins every name at the broker, so that several installations or tests can share one. */
    @WithDefault("synco")
    String prefix();

    /** Slices at once in the normal lane, and its prefetch. Between 20 and 50: without a limit, and at 500, consumers died. */
    @WithDefault("20")
    int normalSlots();

    /** A third of all slots: hung remotes must not take the quiet shops' places. */
    @WithDefault("10")
    int slowSlots();

    /** How long a bell may be on its way before another is rung, and how long a holder that died keeps its shop. */
    @WithDefault("60s")
    Duration leaseTime();

    /** A slice that hangs longer gives its slot back. Well above a slice's 2 s and the longest call's limit. */
    @WithDefault("5m")
    Duration sliceTimeMax();

    /** A bell that is not confirmed by then is forgotten; the sweep rings another when its time has passed. */
    @WithDefault("5s")
    Duration confirmTimeMax();

    /** Unconfirmed bells at once; more means that the broker is choking, and another bell would not help it. */
    @WithDefault("5000")
    int unconfirmedMax();

    /** The clock of everything that waits: nothing due stays unseen longer than this and a take. */
    @WithDefault("1s")
    Duration sweepEvery();

    /** Rung in one sweep: 500 shops a second empties 30,000 in a minute without flooding the broker. */
    @WithDefault("500")
    int sweepShopsMax();

    /** No sweep into a lane that holds more messages: a further bell for what already waits adds nothing. */
    @WithDefault("2000")
    int gateMessages();

    /** Looks for work whose bell was never rung because a process died in between; rare, and it reads every shop. */
    @WithDefault("60s")
    Duration hiddenEvery();

    /** Consumers and due times are compared with what they should be this often. */
    @WithDefault("15s")
    Duration watchEvery();

    /** Something due this long while no bell arrives here: the subscription is made anew. Above {@code leaseTime}. */
    @WithDefault("3m")
    Duration silenceMax();

    /** Between two attempts to reach a broker that is away. */
    @WithDefault("2s")
    Duration reconnectEvery();

    /** For one question to the broker. Deleting a queue without a leader takes it 10 s. */
    @WithDefault("15s")
    Duration callTimeMax();

    /** For the broker to begin serving a lane. A queue without a leader never does; an election takes seconds. */
    @WithDefault("15s")
    Duration subscribeTimeMax();

    /** Deliveries of one message without an ack before it is parked. Explicit, because the broker's default changed in 4.0. */
    @WithDefault("5")
    int deliveryLimit();

    /** How long slices may finish when the application stops; what is left then runs out with its lease. */
    @WithDefault("10s")
    Duration stopTimeMax();
}
