package io.synco.sync.order;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.BillRow;
import io.synco.sync.job.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** In memory, statement by statement what {@link PgBillStore} does. */
final class MemoryBillStore implements BillStore {
    @Override
    public Uni<OrderSettings> settings(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> rows.orderSettings()
                        .find(1)
                        .map(codes -> new OrderSettings(
                                OrderSettings.Prices.ofCode(codes.get(0)),
                                OrderSettings.Customers.ofCode(codes.get(1))))
                        .orElse(OrderSettings.DEFAULT));
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, OrderSettings settings, String who) {
        return change(
                tx,
                shop,
                rows -> rows.orderSettings()
                        .put(
                                1,
                                List.of(
                                        settings.prices().code(),
                                        settings.customers().code())));
    }

    @Override
    public Uni<Map<String, Kept>> kept(Tx tx, ShopId shop, OrderId order) {
        return rows(tx, shop, rows -> {
            Map<String, Kept> kept = new HashMap<>();
            rows.bills()
                    .where(row -> row.order().equals(order))
                    .forEach(row -> kept.put(row.document(), new Kept(row.ships(), row.bill(), row.said())));
            return kept;
        });
    }

    @Override
    public Uni<Void> prepare(Tx tx, ShopId shop, OrderId order, String document, boolean ships) {
        return change(
                tx,
                shop,
                rows -> rows.bills()
                        .put(
                                document,
                                rows.bills()
                                        .find(document)
                                        .map(row -> row.of(ships, Optional.empty(), row.said()))
                                        .orElseGet(() -> new BillRow(
                                                document, order, ships, Optional.empty(), Optional.empty()))));
    }

    @Override
    public Uni<Void> billed(Tx tx, ShopId shop, String document, UUID bill, List<String> said) {
        return change(
                tx,
                shop,
                rows -> rows.bills()
                        .update(
                                document,
                                row -> row.of(
                                        row.ships(),
                                        Optional.of(bill),
                                        said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said)))));
    }
}
