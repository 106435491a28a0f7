package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.BlockedAddress;
import io.synco.kernel.Time;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.Checkup.Finding;
import io.synco.sync.port.Checkup.State;
import io.synco.sync.port.Checkup.Subject;
import io.synco.sync.port.OdooPort.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a connection, one thing after the other, and says of each what to do about it. The server and the login come first:
 * where they fail there is nothing further to see. What comes then ({@link Household}) is looked at in full.
 */
final class Doctor {
    private static final int KEY_LENGTH_MIN = 6;

    private final Rpc rpc;
    private final Time time;

    Doctor(Rpc rpc, Time time) {
        this.rpc = rpc;
        this.time = time;
    }

    /** @param before the database that the shop was connected to; another one is refused */
    Uni<Checkup> examine(Credentials credentials, Optional<String> before) {
        List<Finding> findings = new ArrayList<>();
        return Uni.createFrom()
                .item(() -> OdooAddress.base(credentials.url()))
                .chain(base -> Greeting.of(rpc, base, credentials.database()))
                .onFailure(RemoteException.class)
                .invoke(e -> findings.add(Finding.fail(Subject.REACHABLE, failure(e), reach(failure(e)))))
                .chain(greeting -> greeted(greeting, credentials, before, findings))
                .onFailure(RemoteException.class)
                .recoverWithItem(e -> ended(findings, failure(e)))
                .map(checkup -> without(credentials.apiKey(), checkup));
    }

    /** What ended the look is a line, if it is not one already. */
    private static Checkup ended(List<Finding> findings, RemoteFailure failure) {
        if (findings.stream().noneMatch(finding -> finding.state() == State.FAIL)) {
            findings.add(Finding.fail(Subject.REACHABLE, failure, "Try again; it answered until here."));
        }
        return new Checkup(List.copyOf(findings), Optional.empty());
    }

    /** A server may repeat what it was sent. What is shorter is no secret, and may be part of any word. */
    private static Checkup without(String apiKey, Checkup checkup) {
        return apiKey.length() < KEY_LENGTH_MIN
                ? checkup
                : new Checkup(
                        checkup.findings().stream()
                                .map(finding -> new Finding(
                                        finding.subject(),
                                        finding.state(),
                                        finding.seen().replace(apiKey, "(the key)"),
                                        finding.toDo(),
                                        finding.failure()))
                                .toList(),
                        checkup.identity());
    }

    private Uni<Checkup> greeted(
            Greeting greeting, Credentials credentials, Optional<String> before, List<Finding> findings) {
        findings.add(Finding.ok(
                Subject.REACHABLE, "A server answers at " + greeting.base().getHost() + "."));
        findings.add(version(greeting));
        greeting.dialect(); // fails where no dialect speaks it, which the line above has said
        return new Login(rpc, greeting, credentials)
                .account(findings)
                .chain(account -> new Household(new Session(rpc, account), greeting.version()).look(before, findings))
                .map(identity -> {
                    findings.add(greeting.clock(time.now()));
                    return new Checkup(List.copyOf(findings), Optional.of(identity));
                });
    }

    private static Finding version(Greeting greeting) {
        try {
            greeting.dialect();
        } catch (RemoteException unsupported) {
            return Finding.fail(
                    Subject.VERSION, unsupported.failure(), "Upgrade Odoo, or connect another one of these versions.");
        }
        String seen = "It is Odoo " + greeting.version() + ".";
        return Dialect.isInBetween(greeting.version())
                ? Finding.warn(
                        Subject.VERSION,
                        seen + " It lies between two versions, and is spoken to as the one before.",
                        "Upgrade it to the next version when you can; until then look at the first orders and"
                                + " deliveries in Odoo yourself.")
                : Finding.ok(Subject.VERSION, seen);
    }

    static RemoteFailure failure(Throwable e) {
        return ((RemoteException) e).failure();
    }

    private static String reach(RemoteFailure failure) {
        return failure instanceof BlockedAddress
                ? "Use Odoo's public https address. Addresses of a private network have to be allowed by the operator."
                : "Take the address from the browser when you are logged in to Odoo, up to the first single slash, and"
                        + " check that it can be reached from the internet.";
    }
}
