package io.synco.mapping;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.mapping.MappingRefused.Problem;
import io.synco.tenant.TenantSession;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A shop's mapping: edited and listed as a setting (Panache), read as one value where stock is reckoned (reactive client). */
@ApplicationScoped
public class Mappings {
    /** Two people who save at once do it one after the other. */
    private static final String ALONE = "select shop_id from shop where shop_id = :shop for no key update";

    private static final String AUDIT = "insert into audit (shop_id, who, what, subject, detail)"
            + " values (:shop, :who, 'mapping replaced', 'mapping', :detail)";

    private final TenantSession session;
    private final TenantTransaction transaction;

    Mappings(TenantSession session, TenantTransaction transaction) {
        this.session = session;
        this.transaction = transaction;
    }

    /**
     * @param mappings in order of their ids
     * @param warnings sentences about what works, and may not be what was meant
     */
    public record Mapped(List<LocationMapping> mappings, List<String> warnings) {}

    /** Both sides' locations, as the settings' session reads them. */
    private record Mirrors(List<ShopLocation> shopify, List<StockLocation> odoo) {
        Mapped mapped(List<LocationMapping> mappings) {
            return new Mapped(mappings, MappingWarnings.of(mappings, shopify, odoo));
        }
    }

    /**
     * What is wanted stands afterwards, and nothing else; fails with {@link MappingRefused} and changes nothing where it cannot.
     * Call it through {@code sync.setup.ShopSetup}, which also makes the levels of what is newly mapped.
     */
    public Uni<Mapped> replace(ShopId shop, List<Wanted> wanted, String who) {
        return session.in(
                shop,
                () -> alone(shop)
                        .chain(() -> mirrors(shop))
                        .invoke(mirrors -> check(wanted, mirrors))
                        .chain(mirrors -> MappingEdit.read(shop)
                                .chain(edit -> apply(shop, edit, wanted, who))
                                .map(mirrors::mapped)));
    }

    /** What is mapped now. */
    public Uni<Mapped> list(ShopId shop) {
        return session.in(
                shop,
                () -> mirrors(shop).chain(mirrors -> MappingEdit.read(shop).map(edit -> mirrors.mapped(edit.inUse()))));
    }

    public Uni<MappingBook> book(ShopId shop) {
        return transaction.in(shop, connection -> book(connection, shop));
    }

    /** Inside a tenant transaction of this shop. */
    public Uni<MappingBook> book(SqlConnection connection, ShopId shop) {
        return BookQuery.read(connection, shop);
    }

    private static Uni<Void> alone(ShopId shop) {
        return Panache.getSession()
                .chain(current -> current.createNativeQuery(ALONE, Long.class)
                        .setParameter("shop", shop.value())
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static Uni<Mirrors> mirrors(ShopId shop) {
        return ShopLocationRow.<ShopLocationRow>list("shopId", shop.value())
                .chain(shopify -> StockLocationRow.<StockLocationRow>list(
                                "shopId = ?1 and goneAt is null", shop.value())
                        .map(odoo -> new Mirrors(
                                shopify.stream().map(ShopLocationRow::value).toList(),
                                odoo.stream().map(StockLocationRow::value).toList())));
    }

    private static void check(List<Wanted> wanted, Mirrors mirrors) {
        List<Problem> problems = MappingCheck.problems(wanted, mirrors.shopify(), mirrors.odoo());
        if (!problems.isEmpty()) {
            throw new MappingRefused(problems);
        }
    }

    private static Uni<List<LocationMapping>> apply(ShopId shop, MappingEdit edit, List<Wanted> wanted, String who) {
        String before = edit.inWords();
        return edit.apply(wanted)
                .chain(() -> edit.changedAnything()
                        ? audit(shop, who, "before: " + before + "; after: " + edit.inWords())
                        : Uni.createFrom().voidItem())
                .map(ignored -> edit.inUse());
    }

    private static Uni<Void> audit(ShopId shop, String who, String detail) {
        return Panache.getSession()
                .chain(current -> current.createNativeQuery(AUDIT)
                        .setParameter("shop", shop.value())
                        .setParameter("who", who)
                        .setParameter("detail", detail)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
