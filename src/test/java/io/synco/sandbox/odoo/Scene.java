package io.synco.sandbox.odoo;

import java.util.function.Consumer;

/** A whole recorded story in its order, from the state in which it began. */
record Scene(String name, Consumer<Stage> play) {
    @Override
    public String toString() {
        return name;
    }
}
