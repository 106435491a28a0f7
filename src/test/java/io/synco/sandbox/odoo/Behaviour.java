package io.synco.sandbox.odoo;

import java.util.Map;

/** What a model does beyond storing values. The maps hold values as given by the client and may be changed. */
interface Behaviour {
    /** Fills in defaults; may refuse. */
    default void beforeCreate(Map<String, Object> values, Env env) {}

    /** @return another record's instead of a new one, or null */
    default Rec insteadOfCreate(Map<String, Object> values, Env env) {
        return null;
    }

    /** The record stands, its lines (one2many commands) too. */
    default void created(Rec rec, Map<String, Object> values, Env env) {}

    /** May take out of the values what it handles itself, or refuse. */
    default void beforeWrite(Rec rec, Map<String, Object> values, Env env) {}

    default void written(Rec rec, Map<String, Object> values, Env env) {}

    default void beforeUnlink(Rec rec, Env env) {}
}
