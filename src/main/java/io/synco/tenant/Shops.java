package io.synco.tenant;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which shop a domain is. The directory has no tenant policy: it is what is asked before a tenant is known. */
@ApplicationScoped
public class Shops {
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9-]*\\.myshopify\\.com");

    private final Pool pool;
    private final BriefCache<String, ShopId> byDomain;
    private final BriefCache<ShopId, String> byId;

    @Inject
    Shops(Pool pool) {
        this(pool, Time.SYSTEM);
    }

    Shops(Pool pool, Time time) {
        this.pool = pool;
        this.byDomain = new BriefCache<>(time);
        this.byId = new BriefCache<>(time);
    }

    /** A shop that was ever installed, whether it is now or not; what is no shop's domain is simply not found. */
    public Uni<Optional<ShopId>> find(String domain) {
        String name = normal(domain);
        if (!DOMAIN.matcher(name).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return byDomain.get(
                name,
                () -> pool.preparedQuery("select shop_id from shop_directory where domain = $1")
                        .execute(Tuple.of(name))
                        .map(rows -> first(rows).map(row -> new ShopId(row.getLong(0)))));
    }

    /** Whether the app is installed in a shop that it was installed in once. */
    public record Presence(ShopId shop, boolean installed) {}

    /** As {@link #find}, but never from memory: who has left is let in no more, and who is forgotten is not known. */
    public Uni<Optional<Presence>> presence(String domain) {
        return pool.preparedQuery("select shop_id, state = 1 as installed from shop_directory where domain = $1")
                .execute(Tuple.of(normal(domain)))
                .map(rows -> first(rows)
                        .map(row -> new Presence(new ShopId(row.getLong("shop_id")), row.getBoolean("installed"))));
    }

    /** The shop's number, made if the domain is new; can be repeated. */
    public Uni<ShopId> provision(String domain) {
        String name = normal(domain);
        if (!DOMAIN.matcher(name).matches()) {
            return Uni.createFrom()
                    .failure(new IllegalArgumentException(
                            "\"" + name + "\" is not a shop's domain; it looks like name.myshopify.com"));
        }
        return pool.preparedQuery("select provision_shop($1)")
                .execute(Tuple.of(name))
                .map(rows -> new ShopId(rows.iterator().next().getLong(0)))
                .invoke(shop -> byDomain.put(name, shop));
    }

    public Uni<Optional<String>> domain(ShopId shop) {
        return byId.get(
                shop,
                () -> pool.preparedQuery("select domain from shop_directory where shop_id = $1")
                        .execute(Tuple.of(shop.value()))
                        .map(rows -> first(rows).map(row -> row.getString(0))));
    }

    static String normal(String domain) {
        return domain.strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        Iterator<Row> iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }
}
