package io.synco.odoo;

import java.time.Duration;

final class OdooDefaults implements OdooConfig {
    @Override
    public String customerName() {
        return "Shopify";
    }

    @Override
    public Duration callLimit() {
        return Duration.ofSeconds(30);
    }
}
