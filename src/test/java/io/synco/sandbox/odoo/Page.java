package io.synco.sandbox.odoo;

/** Which part of a search's result is asked for; a limit of 0 is none. */
record Page(int offset, int limit, String order) {
    static final Page ALL = new Page(0, 0, null);

    static Page of(Args args, int offsetAt, int limitAt, int orderAt) {
        return new Page(args.number(offsetAt, "offset"), args.number(limitAt, "limit"), args.text(orderAt, "order"));
    }
}
