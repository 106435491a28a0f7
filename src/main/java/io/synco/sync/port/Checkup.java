package io.synco.sync.port;

import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.sync.port.OdooPort.Identity;
import java.util.List;
import java.util.Optional;

/**
 * What a look at a connection to Odoo found, line by line, in the order in which it was looked for. A look ends at the first thing
 * without which nothing further can be seen.
 *
 * @param identity which database it is, once that was seen
 */
public record Checkup(List<Finding> findings, Optional<Identity> identity) {
    public enum State {
        OK,
        /** It works, and a person should know. */
        WARN,
        /** It does not work so. */
        FAIL
    }

    public enum Subject {
        REACHABLE,
        VERSION,
        LOGIN,
        API,
        DATABASE,
        COMPANIES,
        APPS,
        RIGHTS,
        WAREHOUSES,
        OPERATIONS,
        CLOCK
    }

    /**
     * @param seen a sentence
     * @param toDo a sentence; empty where nothing is to be done
     * @param failure what a call that has to stop for this fails with
     */
    public record Finding(Subject subject, State state, String seen, String toDo, Optional<RemoteFailure> failure) {
        public static Finding ok(Subject subject, String seen) {
            return new Finding(subject, State.OK, seen, "", Optional.empty());
        }

        public static Finding warn(Subject subject, String seen, String toDo) {
            return new Finding(subject, State.WARN, seen, toDo, Optional.empty());
        }

        public static Finding fail(Subject subject, RemoteFailure failure, String toDo) {
            return new Finding(subject, State.FAIL, failure.words(), toDo, Optional.of(failure));
        }
    }

    /** The first reason why it cannot be worked with. */
    public Optional<RemoteFailure> failure() {
        return findings.stream().flatMap(finding -> finding.failure().stream()).findFirst();
    }

    public boolean usable() {
        return failure().isEmpty();
    }

    /** For who cannot go on without: fails with the first reason why not. */
    public Identity identityOrFail() {
        failure().ifPresent(failure -> {
            throw new RemoteException(failure);
        });
        return identity.orElseThrow();
    }
}
