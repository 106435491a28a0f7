package io.synco.sync.keep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long history is kept. What is open stays, whatever its age. */
@ConfigMapping(prefix = "synco.retention")
interface RetentionConfig {
    /** "Why is it 7?" is asked within a season; the last write of each level stays for ever. */
    @WithDefault("90d")
    Duration writes();

    /** Long enough for the month's end; one day of a busy shop is some 10,000 rows. */
    @WithDefault("30d")
    Duration events();

    /** A week is what a person looks back to when something went wrong over a holiday. */
    @WithDefault("7d")
    Duration jobs();

    /** Shopify repeats a webhook for four hours; the rest is for clocks and outages. It only saves work. */
    @WithDefault("3d")
    Duration webhooks();

    /** What others held in Odoo: longer than events are kept, because a change is an event of its own by how often it was told. */
    @WithDefault("90d")
    Duration held();

    /** Rows removed in one statement: a bound on how long it holds its locks. */
    @WithDefault("5000")
    int rowsMax();
}
