package io.synco.mapping;

/** How a mapping's stock is offered at its Shopify locations. */
public enum MappingMode {
    /** One Shopify location offers all of it. */
    SINGLE(1),
    /** Each Shopify location offers all of it: the same units are for sale at several places. */
    POOL(2),
    /** Each Shopify location offers its share. */
    SPLIT(3);

    private final int code;

    MappingMode(int code) {
        this.code = code;
    }

    /** As the mapping table stores it. */
    public int code() {
        return code;
    }

    public static MappingMode of(int code) {
        for (MappingMode mode : values()) {
            if (mode.code == code) {
                return mode;
            }
        }
        throw new IllegalArgumentException("A mapping has no mode " + code);
    }
}
