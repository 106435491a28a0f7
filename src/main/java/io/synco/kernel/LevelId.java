package io.synco.kernel;

/** A Shopify inventory level: one inventory item at one location. */
public record LevelId(ItemId item, LocationId location) implements Comparable<LevelId> {
    public static LevelId of(long item, long location) {
        return new LevelId(new ItemId(item), new LocationId(location));
    }

    @Override
    public int compareTo(LevelId other) {
        int byItem = item.compareTo(other.item);
        return byItem != 0 ? byItem : location.compareTo(other.location);
    }

    @Override
    public String toString() {
        return item + "/" + location;
    }
}
