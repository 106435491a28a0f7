package io.synco.queue;

/** How the sending of a bell ended. */
enum Sent {
    CONFIRMED,
    /** Certainly not in a queue, or it does not matter: another may be rung at once. */
    LOST,
    /** Nobody knows. It is forgotten, and its time passes. */
    UNKNOWN
}
