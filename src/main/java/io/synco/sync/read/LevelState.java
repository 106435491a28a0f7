package io.synco.sync.read;

/** How a level stands, as people are told. */
public enum LevelState {
    IN_STEP,
    /** Something about it is still to be written or read. */
    ON_ITS_WAY,
    /** A person has to look; the reason says at what. */
    FLAGGED,
    /** Shopify does not stock the item at this location. */
    NOT_STOCKED,
    /** Linked and mapped, but no number was read yet. */
    NOT_READ;

    private static final int STORED_FLAGGED = 2;
    private static final int STORED_NOT_STOCKED = 3;

    static LevelState of(int stored, boolean planned, boolean settled) {
        if (stored == STORED_FLAGGED) return FLAGGED;
        if (stored == STORED_NOT_STOCKED) return NOT_STOCKED;
        if (!planned) return NOT_READ;
        return settled ? IN_STEP : ON_ITS_WAY;
    }
}
