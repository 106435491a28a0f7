package io.synco.stock;

/** Units of an item kept back from sale at a Shopify location, by the most specific of the shop's settings. */
public record Buffer(int units, From from) {
    public static final Buffer NONE = new Buffer(0, From.SHOP);

    public enum From {
        ITEM,
        LOCATION,
        SHOP
    }

    /**
     * @param item the item's own, null for none
     * @param location the same of the Shopify location
     */
    public static Buffer of(Integer item, Integer location, int shop) {
        if (item != null) {
            return new Buffer(item, From.ITEM);
        }
        return location != null ? new Buffer(location, From.LOCATION) : new Buffer(shop, From.SHOP);
    }
}
