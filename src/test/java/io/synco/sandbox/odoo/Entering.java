package io.synco.sandbox.odoo;

/** How a person says what really goes, before a transfer is validated. From 17 on the reserved quantity is what goes. */
interface Entering {
    /** The field of a move that a person writes. */
    String field();

    /** What goes when the transfer is validated now. */
    double entered(Rec move);

    void enter(Rec move, double quantity);

    /** Brings the move's lines to what goes, no more and no less. */
    void settle(Rec move);

    /** All that is reserved goes. */
    void enterAll(Rec move);
}
