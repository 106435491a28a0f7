package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.kernel.RemoteException;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Credentials;
import io.synco.sync.port.OdooPort.Identity;
import io.synco.sync.setup.CheckupDesk;
import io.synco.tenant.Connections;
import io.synco.tenant.Connections.Connection;
import io.synco.tenant.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Connects a shop's Odoo: tries first, stores only what works, and never another database than before. */
@ApplicationScoped
class OdooConnecting {
    private static final String KEY = "odoo.api-key";
    private static final int KEY_LENGTH_MIN = 6;

    private final OdooPort odoo;
    private final Connections connections;
    private final Secrets secrets;
    private final CheckupDesk desk;

    OdooConnecting(OdooPort odoo, Connections connections, Secrets secrets, CheckupDesk desk) {
        this.odoo = odoo;
        this.connections = connections;
        this.secrets = secrets;
        this.desk = desk;
    }

    Uni<Identity> connect(Caller caller, Credentials credentials) {
        ShopId shop = caller.shop();
        return odoo.examine(shop, credentials)
                .onFailure(RemoteException.class)
                .transform(failure -> unusable((RemoteException) failure, credentials.apiKey()))
                .chain(checkup -> identity(checkup, credentials.apiKey())
                        .call(identity -> store(shop, credentials, identity))
                        .call(() -> desk.keep(shop, checkup)))
                .call(() -> desk.refresh(shop, caller.who()));
    }

    /** An answer ends a pause or an outage, and what waited for it goes on at once. */
    Uni<Identity> check(Caller caller) {
        return examine(caller).chain(checkup -> identity(checkup, ""));
    }

    /** The same in full: what does not work is a line, and no failure. */
    Uni<Checkup> examine(Caller caller) {
        return connections
                .find(caller.shop(), Side.ODOO)
                .invoke(OdooConnecting::known)
                .chain(() -> desk.look(caller.shop(), caller.who()))
                .onFailure(RemoteException.class)
                .transform(failure -> unusable((RemoteException) failure, ""));
    }

    private static Uni<Identity> identity(Checkup checkup, String apiKey) {
        return Uni.createFrom()
                .item(checkup::identityOrFail)
                .onFailure(RemoteException.class)
                .transform(failure -> unusable((RemoteException) failure, apiKey));
    }

    private Uni<Void> store(ShopId shop, Credentials credentials, Identity identity) {
        return secrets.put(shop, KEY, credentials.apiKey().getBytes(StandardCharsets.UTF_8), Optional.empty())
                .chain(() -> connections.connected(
                        shop,
                        Side.ODOO,
                        new Connections.Details(
                                credentials.url(),
                                identity.database(),
                                credentials.login(),
                                Optional.of(identity.uid()),
                                Optional.of(identity.uuid()),
                                Optional.of(identity.version()),
                                Optional.of(identity.api()))));
    }

    private static void known(Optional<Connection> before) {
        if (before.isEmpty()) {
            throw Refusal.conflict("Odoo is not connected yet.", "Connect it first: PUT /api/v1/odoo.");
        }
    }

    private static Refusal unusable(RemoteException failure, String apiKey) {
        ErrorAnswer words = RemoteWords.of(Side.ODOO, failure.failure());
        return Refusal.unusable(new ErrorAnswer(without(apiKey, words.error()), words.hint()));
    }

    /** A remote may repeat what it was sent. What is shorter is no secret, and may be part of any word. */
    private static String without(String apiKey, String words) {
        return apiKey.length() < KEY_LENGTH_MIN ? words : words.replace(apiKey, "(the key)");
    }
}
