package io.synco.sync.golive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "synco.go-live")
public interface GoLiveConfig {
    /** Going live is held where more than this share of the levels that have stock would have none: a mapping is wrong more often. */
    @WithDefault("0.2")
    double zerosShareMax();

    /** Fewer levels than these hold nothing, whatever their share: in a small shop two that are sold out are a fifth. */
    @WithDefault("5")
    int zerosMin();

    /** Whether a shop goes live only after a dry run. */
    @WithDefault("false")
    boolean dryRunRequired();

    /** Levels that a dry run plans between two looks at anything else: just what one push takes. */
    @WithDefault("250")
    int planTogether();
}
