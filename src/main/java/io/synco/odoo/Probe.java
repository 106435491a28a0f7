package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AccessDenied;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.Credentials;
import io.synco.sync.port.OdooPort.Identity;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks an address and credentials: each thing that fails is said with what to do about it. */
final class Probe {
    private final Rpc rpc;

    Probe(Rpc rpc) {
        this.rpc = rpc;
    }

    Uni<Identity> run(Credentials credentials) {
        return Uni.createFrom()
                .item(() -> OdooAddress.jsonRpc(credentials.url()))
                .chain(at -> version(at, credentials)
                        .chain(version -> login(at, credentials, version)
                                .chain(account -> rights(account).chain(() -> identity(account, version)))));
    }

    private Uni<String> version(URI at, Credentials credentials) {
        return rpc.send(Call.common(at, credentials.database(), "version")).map(answer -> {
            String version = answer.path("server_serie").asText("");
            Dialect.of(version);
            return version;
        });
    }

    /** A wrong login or key is answered with false, not with an error. */
    private Uni<Account> login(URI at, Credentials given, String version) {
        Call call = Call.common(
                at, given.database(), "authenticate", given.database(), given.login(), given.apiKey(), Map.of());
        return rpc.send(call).map(uid -> {
            if (!uid.isIntegralNumber()) {
                throw new RemoteException(new AuthRevoked("Odoo does not know this login and API key in database \""
                        + given.database() + "\": check all three"));
            }
            return new Account(
                    at, given.database(), given.login(), uid.longValue(), given.apiKey(), Dialect.of(version));
        });
    }

    private Uni<Void> rights(Account account) {
        Session session = new Session(rpc, account);
        return Multi.createFrom()
                .iterable(Need.ALL)
                .onItem()
                .transformToUniAndConcatenate(need -> lacking(session, need))
                .collect()
                .asList()
                .invoke(all ->
                        complain(account, all.stream().flatMap(Optional::stream).toList()))
                .replaceWithVoid();
    }

    private static Uni<Optional<Need>> lacking(Session session, Need need) {
        return session.read(need.model(), "check_access_rights", List.of(need.operation(), false), Map.of())
                .map(JsonNode::booleanValue)
                .onFailure(e -> e instanceof RemoteException r && r.failure() instanceof Refused)
                .transform(e -> new RemoteException(new Refused("Odoo's app " + need.app()
                        + " is not installed in this database (it does not know " + need.model() + ")")))
                .map(allowed -> allowed ? Optional.empty() : Optional.of(need));
    }

    private static void complain(Account account, List<Need> lacking) {
        if (!lacking.isEmpty()) {
            List<String> words = lacking.stream().map(Need::inWords).toList();
            List<String> remedies =
                    lacking.stream().map(Need::remedy).distinct().toList();
            throw new RemoteException(new AccessDenied("The Odoo user " + account.login() + " may not "
                    + String.join(", ", words) + ": give it " + String.join(" and ", remedies)));
        }
    }

    private Uni<Identity> identity(Account account, String version) {
        Session session = new Session(rpc, account);
        return session.read("ir.config_parameter", "get_param", List.of("database.uuid"), Map.of())
                .map(answer -> answer.asText(""))
                .onFailure(e -> e instanceof RemoteException r && r.failure() instanceof AccessDenied)
                .recoverWithUni(e -> birth(session))
                .map(uuid -> {
                    if (uuid.isBlank() || uuid.equals("false")) {
                        throw Json.protocol("Odoo does not tell which database this is (database.uuid is empty)");
                    }
                    return new Identity(version, account.uid(), uuid, account.database());
                });
    }

    /**
     * Only administrators may read database.uuid, and SyncO should not need one. The moment at which the first company was created
     * tells databases apart as well: a restored copy has the same, a fresh database another.
     */
    private static Uni<String> birth(Session session) {
        return session.search("res.company", List.of(), List.of("create_date"), Map.of("order", "id", "limit", 1))
                .map(rows -> rows.isEmpty() ? "" : "created " + rows.get(0).text("create_date"));
    }
}
