package io.synco.sync.life;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "synco.life")
interface LifeConfig {
    /**
     * How long links, mappings and rules wait for a reinstall where Shopify asks for nothing: as long as the law gives for an erasure.
     * Shopify itself asks 48 hours after an uninstallation, and is obeyed then.
     */
    @WithDefault("30d")
    Duration keptAfterUninstall();

    /** Between forgetting whose the data are and removing them: longer than any instance remembers a domain, so that nothing new comes. */
    @WithDefault("60s")
    Duration erasureWait();

    /** Rows that are removed in one transaction: a bound on how long it holds its locks. */
    @WithDefault("5000")
    int erasedRowsMax();
}
