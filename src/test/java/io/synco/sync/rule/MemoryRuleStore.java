package io.synco.sync.rule;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.rules.Rules.Chosen;
import io.synco.simulation.rows.RuleId;
import io.synco.simulation.rows.RuleRow;
import io.synco.sync.job.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** In memory, statement by statement what {@link PgRuleStore} does. */
final class MemoryRuleStore implements RuleStore {
    private static final int BEFORE_ANY = 0;

    @Override
    public Uni<Rules> rules(Tx tx, ShopId shop) {
        return rows(tx, shop, rows -> {
            Map<RuleId, RuleRow> newest = new HashMap<>();
            // In order of their versions.
            rows.rules()
                    .all()
                    .forEach(row ->
                            newest.put(new RuleId(row.id().kind(), row.id().location(), BEFORE_ANY), row));
            return new Rules(
                    newest.values().stream().flatMap(MemoryRuleStore::chosen).toList());
        });
    }

    private static Stream<Chosen> chosen(RuleRow row) {
        return row.choice().stream()
                .map(choice -> new Chosen(
                        row.id().kind(), row.id().location(), choice, row.id().version()));
    }

    @Override
    public Uni<Void> choose(
            Tx tx, ShopId shop, EventKind kind, Optional<LocationId> location, Optional<Choice> choice, String who) {
        return change(tx, shop, rows -> {
            int version =
                    rows
                                    .rules()
                                    .where(row -> row.id().kind() == kind
                                            && row.id().location().equals(location))
                                    .stream()
                                    .mapToInt(row -> row.id().version())
                                    .max()
                                    .orElse(BEFORE_ANY)
                            + 1;
            RuleId id = new RuleId(kind, location, version);
            rows.rules().insert(id, new RuleRow(id, choice, who));
        });
    }
}
