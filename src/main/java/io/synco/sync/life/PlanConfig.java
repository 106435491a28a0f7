package io.synco.sync.life;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.OptionalInt;

/** What each plan of the app allows. Prices and the plans themselves stand in Shopify's dashboard (Shopify App Pricing). */
@ConfigMapping(prefix = "synco.plan")
public interface PlanConfig {
    /** By the plan's handle: how many items may be linked. A plan that is not named here has the limit below. */
    Map<String, Integer> linksMax();

    /** For shops without a plan, and for plans without an entry; no limit unless it is set. */
    OptionalInt linksMaxOtherwise();
}
