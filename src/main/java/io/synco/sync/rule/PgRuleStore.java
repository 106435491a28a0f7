package io.synco.sync.rule;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.rules.Rules.Chosen;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgRuleStore implements RuleStore {
    /** Stands for "no choice of its own any more". */
    private static final int NONE = 0;

    private static final long WHOLE_SHOP = 0;

    // A shop has some dozen rows; the primary key serves both.
    private static final String RULES = "select kind, location_id, version, choice from ("
            + " select distinct on (kind, location_id) kind, location_id, version, choice from rule where shop_id = $1"
            + " order by kind, location_id, version desc) newest where choice <> 0";

    private static final String CHOOSE = "insert into rule (shop_id, kind, location_id, version, choice, who)"
            + " select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5 from rule"
            + " where shop_id = $1 and kind = $2 and location_id = $3";

    @Override
    public Uni<Rules> rules(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(RULES)
                .execute(Tuple.of(shop.value()))
                .map(rows -> new Rules(rows.stream().map(PgRuleStore::chosen).toList()));
    }

    private static Chosen chosen(Row row) {
        long location = row.getLong("location_id");
        return new Chosen(
                EventKind.ofCode(row.getInteger("kind")),
                location == WHOLE_SHOP ? Optional.empty() : Optional.of(new LocationId(location)),
                Choice.ofCode(row.getInteger("choice")),
                row.getInteger("version"));
    }

    @Override
    public Uni<Void> choose(
            Tx tx, ShopId shop, EventKind kind, Optional<LocationId> location, Optional<Choice> choice, String who) {
        return sql(tx).preparedQuery(CHOOSE)
                .execute(Tuple.of(
                        shop.value(),
                        (short) kind.code(),
                        location.map(LocationId::value).orElse(WHOLE_SHOP),
                        (short) choice.map(Choice::code).orElse(NONE).intValue(),
                        who))
                .replaceWithVoid();
    }
}
