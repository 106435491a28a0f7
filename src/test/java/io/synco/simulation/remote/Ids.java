package io.synco.simulation.remote;

/** One number for everything that a remote makes, so that no id can pass for one of another kind. */
final class Ids {
    private long last;

    Ids(long first) {
        this.last = first - 1;
    }

    long next() {
        return ++last;
    }
}
