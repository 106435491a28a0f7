package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.util.List;

/** What Shopify asks on behalf of a shop or its customers: recorded and committed before it is answered, carried out by a job. */
public interface PrivacyRequests {
    /** True if this request is new; a repeated one stores nothing. */
    Uni<Boolean> accept(ShopId shop, Asked asked);

    /** In the order of their stored codes. */
    enum Kind {
        SHOP_REDACT("asked to erase the shop's data"),
        CUSTOMER_REDACT("asked to erase a customer's data"),
        CUSTOMER_QUESTION("asked what is stored about a customer");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * @param id the sender's id of this delivery
     * @param remoteShop Shopify's number of the shop
     * @param orders that are named; the customer is not taken along
     */
    record Asked(Kind kind, String id, long remoteShop, List<Long> orders) {}
}
