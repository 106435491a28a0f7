package io.synco.odoo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "synco.odoo")
public interface OdooConfig {
    /** One customer stands for all of Shopify's: SyncO needs no personal data, and invoices are not its business. */
    @WithDefault("Shopify")
    String customerName();

    /** A confirmation under load took 9 s at the worst (Odoo 16); what takes longer than this is settled by reading back. */
    @WithDefault("30s")
    Duration callLimit();
}
