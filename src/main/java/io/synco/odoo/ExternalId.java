package io.synco.odoo;

/** The id that a record keeps for us in Odoo (ir.model.data): {@code module.name}. */
record ExternalId(String module, String name) {
    /** Ours; an id given without a module stands here too. */
    static final String MODULE = "__synco__";

    static ExternalId of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new ExternalId(MODULE, text) : new ExternalId(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return module + "." + name;
    }
}
