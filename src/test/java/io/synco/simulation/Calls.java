package io.synco.simulation;

/** Hears of each call of ours that a remote answered. */
interface Calls {
    Calls UNHEARD = (method, answer) -> {};

    /** @param method of the port @param answer what came, or why it was refused; null for none */
    void answered(String method, Object answer);
}
