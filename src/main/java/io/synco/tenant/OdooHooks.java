package io.synco.tenant;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The address that a shop's Odoo was told to call, known by its hash only; one for a shop, a new one replaces it. */
@ApplicationScoped
public class OdooHooks {
    private static final String SET = "insert into odoo_hook (shop_id, hash, who) values ($1, $2, $3)"
            + " on conflict (shop_id) do update set hash = excluded.hash, who = excluded.who, at = now()";
    private static final String FIND = "select h.who, h.at, c.hinted_at from odoo_hook h"
            + " left join feed_cursor c on c.shop_id = h.shop_id and c.feed = 'changes' where h.shop_id = $1";
    private static final String REMOVE = "delete from odoo_hook where shop_id = $1";

    private final TenantTransaction tenant;

    OdooHooks(TenantTransaction tenant) {
        this.tenant = tenant;
    }

    /** @param called when Odoo called last */
    public record Standing(String who, Instant at, Optional<Instant> called) {}

    /** Nobody is called by it until it is {@link #set}. */
    public HookKey fresh(ShopId shop) {
        return HookKey.fresh(shop);
    }

    public Uni<Void> set(HookKey key, String who) {
        Tuple row = Tuple.of(key.shop().value(), Buffer.buffer(key.hash()), who);
        return tenant.in(key.shop(), connection -> connection.preparedQuery(SET).execute(row))
                .replaceWithVoid();
    }

    public Uni<Optional<Standing>> find(ShopId shop) {
        return tenant.in(shop, connection -> connection.preparedQuery(FIND).execute(Tuple.of(shop.value())))
                .map(rows -> rows.stream().map(OdooHooks::standing).findFirst());
    }

    /** What still calls by the address is not heard any more. */
    public Uni<Void> remove(ShopId shop) {
        return tenant.in(shop, connection -> connection.preparedQuery(REMOVE).execute(Tuple.of(shop.value())))
                .replaceWithVoid();
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getString("who"),
                row.getOffsetDateTime("at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("hinted_at")).map(OffsetDateTime::toInstant));
    }
}
