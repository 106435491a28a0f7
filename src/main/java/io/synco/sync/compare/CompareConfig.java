package io.synco.sync.compare;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "synco.compare")
public interface CompareConfig {
    /** How often all levels are compared, unless the shop has chosen: what no webhook and no poll told is wrong no longer than this. */
    @WithDefault("24h")
    Duration every();

    /**
     * Levels that are planned between two looks at anything else: just what one push takes, so what sells waits for no more than that.
     */
    @WithDefault("250")
    int planTogether();
}
