package io.synco.simulation.remote;

/** How an Odoo behaves where versions or settings differ. Everything else is as seen on 16 and 17. */
public record OdooRules(Reserving reserving) {
    /** When stock that arrives is reserved for what waits for it, without anybody asking. */
    public enum Reserving {
        WHEN_ASKED,
        /** When a receipt or a transfer arrives, but not after a count. */
        AFTER_TRANSFERS,
        /** After whatever brings stock, counts too: version 19. */
        ALWAYS
    }

    public static OdooRules usual() {
        return new OdooRules(Reserving.WHEN_ASKED);
    }
}
