package io.synco.simulation.remote;

/** A step that goods take in Odoo: in, from one place to another, picked, packed, out; also how its transfers are named. */
public enum TransferKind {
    IN,
    INT,
    PICK,
    PACK,
    OUT
}
