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

    /** How soon Odoo is asked again what changed. Two seconds keep "within seconds" true at one cheap call. */
    @WithDefault("2s")
    Duration odooPollEvery();

    /** The order poll is the safety net under lost webhooks, not the way that orders normally come. */
    @WithDefault("60s")
    Duration orderPollEvery();

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
