package io.synco.sync.order;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.DocumentRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.UnsettledRow;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.OrderLine;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.push.LevelStore.Touched;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** In memory, statement by statement what {@link PgUnsettledStore} does. */
public final class MemoryUnsettledStore implements UnsettledStore {
    @Override
    public Uni<Map<OrderLine, Quantity>> written(Tx tx, ShopId shop, Collection<OrderId> orders) {
        return rows(
                tx,
                shop,
                rows ->
                        rows
                                .unsettled()
                                .where(row -> orders.contains(row.line().order())
                                        && row.written().signum() != 0)
                                .stream()
                                .collect(Collectors.toMap(UnsettledRow::line, UnsettledRow::written)));
    }

    @Override
    public Uni<List<OrderId>> seen(Tx tx, ShopId shop, Map<OrderLine, Quantity> units) {
        Set<OrderId> changed = new TreeSet<>();
        return change(
                        tx,
                        shop,
                        rows -> units.forEach((line, exact) -> {
                            Quantity now = kept(exact);
                            Optional<UnsettledRow> row = rows.unsettled().find(line);
                            if (row.isEmpty() && now.signum() != 0) {
                                rows.unsettled().put(line, UnsettledRow.of(id(rows), line, now));
                                changed.add(line.order());
                            } else if (row.filter(kept -> !kept.units().equals(now))
                                    .isPresent()) {
                                rows.unsettled().put(line, row.get().units(now));
                                changed.add(line.order());
                            }
                        }))
                .map(nothing -> List.copyOf(changed));
    }

    /** A third is kept as a decimal. */
    private static Quantity kept(Quantity exact) {
        return Quantity.of(exact.toDecimal());
    }

    private static long id(ShopRows rows) {
        return rows.unsettled().all().stream().mapToLong(UnsettledRow::id).max().orElse(0) + 1;
    }

    @Override
    public Uni<List<Open>> open(Tx tx, ShopId shop, OrderId order) {
        return rows(
                tx,
                shop,
                rows -> rows
                        .unsettled()
                        .where(row -> row.open() && row.line().order().equals(order))
                        .stream()
                        .sorted(Comparator.comparing(
                                        (UnsettledRow row) -> row.line().mapping())
                                .thenComparing(row -> row.line().product()))
                        .flatMap(row -> open(rows, row).stream())
                        .toList());
    }

    @Override
    public Uni<Optional<Open>> find(Tx tx, ShopId shop, long id) {
        return rows(
                tx,
                shop,
                rows -> rows.unsettled().where(row -> row.open() && row.id() == id).stream()
                        .findFirst()
                        .flatMap(row -> open(rows, row)));
    }

    private static Optional<Open> open(ShopRows rows, UnsettledRow row) {
        return rows.orders()
                .find(row.line().order())
                .map(order -> new Open(
                        row.id(),
                        row.line(),
                        order.name(),
                        rows.mappings().find(row.line().mapping()).orElseThrow().warehouse(),
                        row.units(),
                        row.answer().map(Answer::ofCode),
                        row.answers(),
                        rows.document(row.line().order(), row.line().mapping())
                                .map(DocumentRow::kind)
                                .orElse(DocumentKind.SALES_ORDER)));
    }

    @Override
    public Uni<Void> answer(Tx tx, ShopId shop, long id, Answer answer, String who) {
        return change(
                tx,
                shop,
                rows -> rows.unsettled()
                        .update(row -> row.id() == id, row -> row.answer(answer.code(), who, rows.now())));
    }

    @Override
    public Uni<Void> write(Tx tx, ShopId shop, OrderLine line, Quantity units) {
        return change(tx, shop, rows -> rows.unsettled().update(line, row -> row.write(kept(units))));
    }

    @Override
    public Uni<List<OrderId>> counted(Tx tx, ShopId shop, Collection<Touched> counted) {
        Set<OrderId> orders = new TreeSet<>();
        return change(
                        tx,
                        shop,
                        rows -> rows.unsettled()
                                .where(row -> row.answer()
                                                .filter(code -> code == Answer.COUNT.code())
                                                .isPresent()
                                        && counted.contains(new Touched(
                                                row.line().product(), row.line().mapping())))
                                .forEach(row -> {
                                    rows.unsettled().put(row.line(), row.write(row.units()));
                                    orders.add(row.line().order());
                                }))
                .map(nothing -> List.copyOf(orders));
    }
}
