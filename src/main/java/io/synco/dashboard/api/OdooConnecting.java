package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.kernel.RemoteException;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.Controls;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Credentials;
import io.synco.sync.port.OdooPort.Identity;
import io.synco.tenant.Connections;
import io.synco.tenant.Connections.Connection;
import io.synco.tenant.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Connects a shop's Odoo: tries first, stores only what works, and never another database than before. */
@ApplicationScoped
class OdooConnecting {
    private static final Logger LOG = Logger.getLogger(OdooConnecting.class);
    private static final String KEY = "odoo.api-key";
    private static final int KEY_LENGTH_MIN = 6;

    private final OdooPort odoo;
    private final Connections connections;
    private final Secrets secrets;
    private final Controls controls;

    OdooConnecting(OdooPort odoo, Connections connections, Secrets secrets, Controls controls) {
        this.odoo = odoo;
        this.connections = connections;
        this.secrets = secrets;
        this.controls = controls;
    }

    Uni<Identity> connect(Caller caller, Credentials credentials) {
        ShopId shop = caller.shop();
        return odoo.examine(shop, credentials)
                .map(Checkup::identityOrFail)
                .onFailure(RemoteException.class)
                .transform(failure -> unusable((RemoteException) failure, credentials.apiKey()))
                .call(identity -> store(shop, credentials, identity))
                .call(() -> refresh(caller));
    }

    /** An answer ends a pause or an outage, and what waited for it goes on at once. */
    Uni<Identity> check(Caller caller) {
        ShopId shop = caller.shop();
        return connections
                .find(shop, Side.ODOO)
                .invoke(OdooConnecting::known)
                .chain(before -> odoo.examine(shop)
                        .map(Checkup::identityOrFail)
                        .onFailure(RemoteException.class)
                        .transform(failure -> unusable((RemoteException) failure, ""))
                        .call(() -> connections.succeeded(shop, Side.ODOO))
                        .call(() -> before.filter(was -> was.state() != Connections.State.CONNECTED)
                                .map(was -> refresh(caller))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
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

    /** Reads the locations in the background; that this could not be asked for does not undo the connection. */
    private Uni<Void> refresh(Caller caller) {
        return controls.refresh(caller.shop(), caller.who())
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "event=refresh-not-queued shop=%s", caller.shop()))
                .onFailure()
                .recoverWithNull();
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
