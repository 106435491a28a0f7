package io.synco.sync.setup;

/** A catalogue is matched whole, in memory; one beyond the limit is refused, never matched in part. */
public final class CatalogueTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogueTooLarge(String what, int max) {
        super("There are more than " + max + " " + what + ", the most that can be matched.", null, false, false);
    }

    public String hint() {
        return "Archive what is no longer sold, or split the catalogue over two installations; nothing was changed.";
    }
}
