package io.synco.tenant;

import io.synco.kernel.ShopId;

/** A sealed value does not open: another master key, or a row that was moved or damaged. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(ShopId shop, String what, Throwable cause) {
        super(
                what + " of shop " + shop
                        + " cannot be opened: either SYNCO_MASTER_KEY is not the one it was sealed with, or"
                        + " the stored row was changed. Start with the former key, or connect the shop again.",
                cause);
    }
}
