package io.synco.sync.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "synco.worker")
public interface WorkerConfig {
    /** Jobs in one slice. 250 is the most levels that one inventorySetQuantities takes; more would make other shops wait. */
    @WithDefault("250")
    int sliceJobsMax();

    /** A slice starts nothing new after this long, so that a slow Odoo cannot hold a worker. */
    @WithDefault("2s")
    Duration sliceTimeMax();

    /** How soon a busy Odoo is asked again what changed. Two seconds keep "within seconds" true at one cheap call. */
    @WithDefault("2s")
    Duration odooPollEvery();

    /**
     * How seldom one is asked in which nothing happens, for twenty minutes by then. Two minutes are what a night's first sale of another
     * channel may go unnoticed; ten thousand sleeping shops are 80 calls a second, spread over as many servers.
     */
    @WithDefault("2m")
    Duration odooPollIdle();

    /** The order poll is the safety net under lost webhooks, not the way that orders normally come. */
    @WithDefault("60s")
    Duration orderPollEvery();

    /** How soon Odoo's kits are looked at again: two calls, and a bill of materials is changed by hand, seldom. */
    @WithDefault("5m")
    Duration kitsEvery();

    /**
     * How far each poll of Odoo looks back behind what it saw last: write_date is the start of a transaction, so one that commits
     * late carries an earlier date. Longer than Odoo's own limit for a request's transaction is rarely needed.
     */
    @WithDefault("2m")
    Duration odooOverlap();

    /** How soon Odoo is asked again for sales orders that another connector is still to bring: one call for 500 orders. */
    @WithDefault("60s")
    Duration documentSearchEvery();

    /**
     * How long an order that looks as if only a person could settle it is left alone first: a delivery that follows a fulfilment is
     * mostly under way.
     */
    @WithDefault("2m")
    Duration unsettledAskedAfter();

    /** The same for Shopify's updated_at, which is indexed with a delay. */
    @WithDefault("2m")
    Duration orderOverlap();
}
