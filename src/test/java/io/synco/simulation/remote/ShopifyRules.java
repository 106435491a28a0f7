package io.synco.simulation.remote;

/**
 * What nobody could confirm about Shopify (shopify.md, section 8), to be simulated both ways.
 *
 * @param ordersPage orders in one page
 * @param idleLevelsTakeWrites a level that is inactive or was never stocked is written without an error, as seen from 2026-04 on
 * @param ordersHearOfRouting an order's updated_at and orders/updated tell when its fulfilment orders appear or move; the topics of
 *     the fulfilment orders themselves are not subscribed to
 */
public record ShopifyRules(int ordersPage, boolean idleLevelsTakeWrites, boolean ordersHearOfRouting) {
    public static ShopifyRules usual() {
        return new ShopifyRules(3, false, true);
    }
}
