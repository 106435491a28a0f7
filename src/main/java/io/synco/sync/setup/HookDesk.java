package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Transactions;
import io.synco.sync.port.OdooPort;
import io.synco.tenant.HookKey;
import io.synco.tenant.OdooHooks;
import io.synco.tenant.OdooHooks.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the shop's Odoo call us when stock has moved, and no more. It only saves waiting for the next poll, which goes on. */
@ApplicationScoped
public class HookDesk {
    private static final String PATH = "/hooks/odoo/";

    private final OdooPort odoo;
    private final OdooHooks hooks;
    private final Transactions transactions;
    private final ShopStore shops;
    private final URI publicUrl;

    HookDesk(
            OdooPort odoo,
            OdooHooks hooks,
            Transactions transactions,
            ShopStore shops,
            @ConfigProperty(name = "synco.public-url") URI publicUrl) {
        this.odoo = odoo;
        this.hooks = hooks;
        this.transactions = transactions;
        this.shops = shops;
        this.publicUrl = publicUrl;
    }

    public Uni<Optional<Standing>> find(ShopId shop) {
        return hooks.find(shop);
    }

    /** A new address each time; Odoo forgets the old one. Until the new one is stored, nobody is listened to. */
    public Uni<Standing> set(ShopId shop, String who) {
        HookKey key = hooks.fresh(shop);
        return odoo.hook(shop, address(key.text()), within(shop))
                .chain(() -> hooks.set(key, who))
                .chain(() -> audit(shop, who, "made Odoo call"))
                .chain(() -> hooks.find(shop))
                .map(Optional::orElseThrow);
    }

    /** Here last: as long as Odoo calls, it stands. */
    public Uni<Void> remove(ShopId shop, String who) {
        return odoo.unhook(shop, within(shop))
                .chain(() -> hooks.remove(shop))
                .chain(() -> audit(shop, who, "made Odoo call no more"));
    }

    private Uni<Void> audit(ShopId shop, String who, String what) {
        return transactions.unfenced(shop, tx -> shops.audit(tx, shop, who, what, null, null));
    }

    private String within(ShopId shop) {
        return address(HookKey.prefix(shop));
    }

    private String address(String key) {
        return publicUrl.toString().replaceFirst("/+$", "") + PATH + key;
    }
}
