package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sync.port.OdooPort.Credentials;
import java.util.Optional;

/** Every shop is connected to the one double. */
record OneAccount(Account account, Credentials credentials) implements Accounts {
    static OneAccount of(OdooSandbox sandbox) {
        return of(sandbox, Transport.JSON_RPC);
    }

    static OneAccount of(OdooSandbox sandbox, Transport transport) {
        var options = sandbox.options();
        Credentials credentials = new Credentials(sandbox.url(), options.database(), options.login(), options.apiKey());
        return new OneAccount(
                new Account(
                        OdooAddress.base(sandbox.url()),
                        options.database(),
                        options.login(),
                        2,
                        options.apiKey(),
                        Dialect.valueOf(options.release().name()),
                        transport),
                credentials);
    }

    @Override
    public Uni<Account> of(ShopId shop) {
        return Uni.createFrom().item(account);
    }

    @Override
    public Uni<Credentials> credentials(ShopId shop) {
        return Uni.createFrom().item(credentials);
    }

    @Override
    public Uni<Optional<String>> database(ShopId shop) {
        return Uni.createFrom().item(Optional.empty());
    }
}
