package io.synco.sandbox.odoo;

import java.util.Map;

/** How a sales line's goods come to the customer over the steps of its warehouse: by which moves, made when. */
interface Supply {
    /** Sent or to be sent for the line, less what came back to be refunded. */
    double procured(Rec line);

    /** @param changes by line, how many more */
    void raise(Rec order, Map<Rec, Double> changes);

    void lower(Rec line, double change);

    /** A step is done. */
    default void arrived(Rec move) {}
}
