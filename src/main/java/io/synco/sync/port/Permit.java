package io.synco.sync.port;

import io.smallrye.mutiny.Uni;

/**
 * Asked before each changing call of an operation that takes several, because the caller's lease must have more left than one
 * call may take; fails where the caller may not call any more.
 */
@FunctionalInterface
public interface Permit {
    Permit ALWAYS = () -> Uni.createFrom().voidItem();

    Uni<Void> ask();
}
