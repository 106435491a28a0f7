package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.port.OdooPort.Credentials;
import io.synco.tenant.Connections;
import io.synco.tenant.Connections.Connection;
import io.synco.tenant.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the shop connected, from its connection's row and its sealed key. */
@ApplicationScoped
class StoredAccounts implements Accounts {
    private static final String API_KEY = "odoo.api-key";

    private final Connections connections;
    private final Secrets secrets;

    StoredAccounts(Connections connections, Secrets secrets) {
        this.connections = connections;
        this.secrets = secrets;
    }

    @Override
    public Uni<Account> of(ShopId shop) {
        return connection(shop)
                .chain(connection -> apiKey(shop)
                        .map(key -> new Account(
                                OdooAddress.base(connection.address()),
                                connection.database(),
                                connection.login(),
                                connection.uid().orElseThrow(StoredAccounts::notConnected),
                                key,
                                Dialect.of(connection.version().orElseThrow(StoredAccounts::notConnected)),
                                Transport.of(connection.api().orElse("")))));
    }

    @Override
    public Uni<Credentials> credentials(ShopId shop) {
        return connection(shop)
                .chain(connection -> apiKey(shop)
                        .map(key ->
                                new Credentials(connection.address(), connection.database(), connection.login(), key)));
    }

    @Override
    public Uni<Optional<String>> database(ShopId shop) {
        return connections.find(shop, Side.ODOO).map(found -> found.flatMap(Connection::uuid));
    }

    private Uni<Connection> connection(ShopId shop) {
        return connections.find(shop, Side.ODOO).map(StoredAccounts::orNotConnected);
    }

    private Uni<String> apiKey(ShopId shop) {
        return secrets.get(shop, API_KEY)
                .map(secret -> new String(orNotConnected(secret).plain(), StandardCharsets.UTF_8));
    }

    private static <T> T orNotConnected(Optional<T> found) {
        return found.orElseThrow(StoredAccounts::notConnected);
    }

    private static RemoteException notConnected() {
        return new RemoteException(
                new AuthRevoked("No Odoo is connected: enter its address, database, login and API key"));
    }
}
