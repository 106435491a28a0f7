package io.synco.kernel;

/** A Shopify inventory level: one inventory item at one location. */
public record LevelId(ItemId item, LocationId location) implements Comparable<LevelId> {
    public static LevelId of(long item, long location) {
        return new LevelId(new ItemId(item), new LocationId(location));
    }

    /** The inverse of {@link #toString}. */
    public static LevelId parse(String text) {
        int slash = text.indexOf('/');
        return of(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
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
