package io.synco.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "synco.egress")
public interface EgressConfig {
    /** Ranges that users' addresses may lie in although they are not public, by http and on any port: an Odoo on the premises, tests. */
    Optional<List<Cidr>> allow();

    /** Ranges that users' addresses may never lie in: the installation's own public addresses, where they are translated. Wins over allow. */
    Optional<List<Cidr>> deny();

    /** Longer than any healthy server takes to accept; a silent one must not hold a place. */
    @WithDefault("10s")
    Duration connectLimit();

    /** After decompression. The largest honest answers, 500 products or 250 levels, stay under 1 MB. */
    @WithDefault("10485760")
    int bodyBytesMax();

    /** An Odoo gains nothing by parallel calls, and one slow host must not hold many. */
    @WithDefault("2")
    int hostileCallsPerHostMax();

    /** Shopify limits by cost, not by connections; all shops of a sandbox stand behind one host. */
    @WithDefault("64")
    int configuredCallsPerHostMax();
}
