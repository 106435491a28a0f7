package io.synco.egress;

/** Who chose the address of a call. */
public enum Trust {
    /** The operator, in the configuration: any scheme, port and address. */
    CONFIGURED,
    /** A user: public addresses over https only, unless the operator allows a range. */
    HOSTILE
}
