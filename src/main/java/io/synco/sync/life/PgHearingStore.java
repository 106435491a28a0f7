package io.synco.sync.life;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyApp.Standing;
import io.synco.tenant.Connections;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** In PostgreSQL. */
@ApplicationScoped
class PgHearingStore implements HearingStore {
    private static final String HEARD =
            "select topic, count(*) as times, extract(epoch from now() - min(at))::bigint as first,"
                    + " extract(epoch from now() - max(at))::bigint as last from seen_webhook where shop_id = $1 group by topic";

    private static final String PLAN = "update shop set plan = $2, plan_at = now() where shop_id = $1";

    private static final String COMPARED = "select exists (select from job where shop_id = $1 and kind = $2"
            + " and (state in (1, 2, 3) or finished_at > now() - interval '12 hours')) as lately";

    private static final String CATALOGUE_READ = "select not exists (select from catalogue_state where shop_id = $1"
            + " and whole_at < now() - interval '12 hours') as lately";

    private final Connections connections;

    PgHearingStore(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Uni<List<Heard>> heard(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(HEARD)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.stream().map(PgHearingStore::heard).toList());
    }

    private static Heard heard(Row row) {
        return new Heard(
                row.getString("topic"),
                row.getLong("times"),
                Duration.ofSeconds(row.getLong("first")),
                Duration.ofSeconds(row.getLong("last")));
    }

    @Override
    public Uni<Void> standing(Tx tx, ShopId shop, Standing standing) {
        return connections
                .consented(sql(tx), shop, standing.scopes(), standing.note())
                .chain(() -> sql(tx).preparedQuery(PLAN)
                        .execute(Tuple.of(shop.value(), standing.plan().orElse(null))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> comparedLately(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(COMPARED)
                .execute(Tuple.of(shop.value(), (short) JobKind.COMPARE.code()))
                .map(rows -> rows.iterator().next().getBoolean("lately"));
    }

    @Override
    public Uni<Boolean> catalogueReadLately(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(CATALOGUE_READ)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.iterator().next().getBoolean("lately"));
    }
}
