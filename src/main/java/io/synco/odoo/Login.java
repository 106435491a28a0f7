package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.Conflict;
import io.synco.kernel.RemoteFailure.Throttled;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.sync.port.Checkup.Finding;
import io.synco.sync.port.Checkup.Subject;
import io.synco.sync.port.OdooPort.Credentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From credentials to an account that works: by JSON-2 where the server has it and takes the key, else by JSON-RPC. */
final class Login {
    private static final String CHECK_ALL_THREE =
            "Check database, login and key. A key is made in Odoo under the user's preferences, Account Security.";

    private final Rpc rpc;
    private final Greeting greeting;
    private final Credentials given;

    Login(Rpc rpc, Greeting greeting, Credentials given) {
        this.rpc = rpc;
        this.greeting = greeting;
        this.given = given;
    }

    /** Fails after saying so where neither way works. */
    Uni<Account> account(List<Finding> findings) {
        return byJson2()
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : byJsonRpc())
                .onFailure(RemoteException.class)
                .invoke(e -> findings.add(Finding.fail(Subject.LOGIN, Doctor.failure(e), CHECK_ALL_THREE)))
                .chain(account -> checked(account, findings));
    }

    /** Empty where the server does not take the key so; what would be the same the other way is a failure. */
    private Uni<Optional<Account>> byJson2() {
        if (!greeting.dialect().hasJson2()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Account unknown = account(0, Transport.JSON_2);
        return rpc.send(unknown.call("res.users", "context_get", List.of(), Map.of(), false))
                .map(context -> context.path("uid").isIntegralNumber()
                        ? Optional.of(account(context.get("uid").longValue(), Transport.JSON_2))
                        : Optional.<Account>empty())
                .onFailure(e -> e instanceof RemoteException r && !passes(r.failure()))
                .recoverWithItem(Optional.empty());
    }

    private static boolean passes(RemoteFailure failure) {
        return failure instanceof Unavailable || failure instanceof Throttled || failure instanceof Conflict;
    }

    /** A wrong login or key is answered with false, not with an error. */
    private Uni<Account> byJsonRpc() {
        Call call = JsonRpcCall.common(
                greeting.base(),
                given.database(),
                "authenticate",
                given.database(),
                given.login(),
                given.apiKey(),
                Map.of());
        return rpc.send(call).map(uid -> {
            if (!uid.isIntegralNumber()) {
                throw new RemoteException(new AuthRevoked("Odoo does not know this login and API key in database \""
                        + given.database() + "\": check all three"));
            }
            return account(uid.longValue(), Transport.JSON_RPC);
        });
    }

    private Account account(long uid, Transport transport) {
        return new Account(
                greeting.base(), given.database(), given.login(), uid, given.apiKey(), greeting.dialect(), transport);
    }

    /** One call as the user: that a login is accepted does not yet say that models may be called. */
    private Uni<Account> checked(Account account, List<Finding> findings) {
        return new Session(rpc, account)
                .read("res.users", "read", List.of(List.of(account.uid()), List.of("login")), Map.of())
                .map(users -> users.path(0).path("login").asText(""))
                .onFailure(RemoteException.class)
                .invoke(e -> findings.add(Finding.fail(Subject.API, Doctor.failure(e), apiToDo())))
                .invoke(login -> belongs(login, findings))
                .invoke(() -> findings.add(api(account)))
                .replaceWith(account);
    }

    /** JSON-2 goes by the key alone: the login that was given may be another user's. */
    private void belongs(String login, List<Finding> findings) {
        if (!login.isEmpty() && !login.equalsIgnoreCase(given.login())) {
            RemoteFailure failure = new AuthRevoked("The key is that of " + login + ", and not of " + given.login());
            findings.add(Finding.fail(Subject.LOGIN, failure, CHECK_ALL_THREE));
            throw new RemoteException(failure);
        }
        findings.add(
                Finding.ok(Subject.LOGIN, "Odoo accepts " + given.login() + " in database " + given.database() + "."));
    }

    private Finding api(Account account) {
        if (account.transport() == Transport.JSON_2) {
            return Finding.ok(Subject.API, "Calls are taken as JSON-2, with the key.");
        }
        return greeting.dialect().hasJson2()
                ? Finding.warn(
                        Subject.API,
                        "Calls are taken as JSON-RPC only: the key is refused as JSON-2's. It may be a password.",
                        "Make an API key in Odoo and enter it here: JSON-RPC ends with Odoo 22.")
                : Finding.ok(Subject.API, "Calls are taken as JSON-RPC.");
    }

    private String apiToDo() {
        return String.valueOf(greeting.base().getHost()).endsWith(".odoo.com")
                ? "Odoo Online lets programs in on its Custom plan only: see the plan of this database."
                : "Let the user call Odoo's external API; a module or a proxy in front of Odoo may forbid it.";
    }
}
