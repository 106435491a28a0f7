package io.synco.simulation;

import io.synco.kernel.Chance;
import io.synco.kernel.Time;
import io.synco.sync.job.WorkerConfig;
import io.synco.sync.plan.LevelPlan;
import io.synco.sync.plan.Planner;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;

/**
 * All that one process of the product meets.
 *
 * @param time its own clock; due times and leases go by the database's
 */
public record Surroundings(
        MemoryDatabase database,
        ShopifyPort shopify,
        OdooPort odoo,
        Time time,
        Chance chance,
        WorkerConfig config,
        Mistakes mistakes) {
    public Surroundings(
            MemoryDatabase database,
            ShopifyPort shopify,
            OdooPort odoo,
            Time time,
            Chance chance,
            WorkerConfig config) {
        this(database, shopify, odoo, time, chance, config, Mistakes.NONE);
    }

    public Planner planner() {
        return mistakes.planner(LevelPlan::of);
    }
}
