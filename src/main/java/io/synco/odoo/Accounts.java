package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.port.OdooPort.Credentials;
import java.util.Optional;

/** Finds what a shop's Odoo was connected with; fails with AuthRevoked where none is connected. */
interface Accounts {
    Uni<Account> of(ShopId shop);

    Uni<Credentials> credentials(ShopId shop);

    /** Which database the shop was connected to, if it ever was. */
    Uni<Optional<String>> database(ShopId shop);
}
