package io.synco.sync.order;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.OrderRow;
import io.synco.simulation.rows.PartId;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TargetRow;
import io.synco.sync.job.Tx;
import io.synco.sync.order.KeptPart.Standing;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** In memory, statement by statement what {@link PgOrderStore} does. */
final class MemoryOrderStore implements OrderStore {
    @Override
    public Uni<Optional<Instant>> liveAt(Tx tx, ShopId shop) {
        return rows(tx, shop, rows -> rows.shop().liveAt());
    }

    @Override
    public Uni<Optional<Kept>> find(Tx tx, ShopId shop, OrderId order) {
        return rows(
                tx,
                shop,
                rows -> rows.orders()
                        .find(order)
                        .map(row -> new Kept(
                                OrderMode.ofCode(row.mode()), row.updatedAt(), row.chosenAt(), made(rows, order))));
    }

    private static boolean made(ShopRows rows, OrderId order) {
        return !rows.documents()
                .where(document -> document.order().equals(order) && !document.byOthers())
                .isEmpty();
    }

    @Override
    public Uni<Void> put(Tx tx, ShopId shop, OrderReading order, OrderMode mode, Optional<Instant> chosenAt) {
        return change(tx, shop, rows -> {
            OrderRow read = new OrderRow(
                            order.id(),
                            order.name(),
                            mode.code(),
                            order.createdAt(),
                            order.updatedAt(),
                            order.readAt(),
                            order.cancelledAt())
                    .chosen(chosenAt);
            OrderRow row = rows.orders()
                    .find(order.id())
                    .map(kept -> readAgain(kept, read))
                    .orElse(read);
            rows.orders().put(order.id(), row);
        });
    }

    private static OrderRow readAgain(OrderRow kept, OrderRow read) {
        OrderRow newest = kept.updatedAt().isAfter(read.updatedAt()) ? kept : read;
        return new OrderRow(
                kept.id(),
                read.name(),
                read.mode(),
                kept.createdAt(),
                newest.updatedAt(),
                newest.readAt(),
                read.closedAt(),
                read.chosenAt(),
                kept.soughtAt(),
                kept.sought());
    }

    @Override
    public Uni<Void> forget(Tx tx, ShopId shop, OrderId order) {
        return change(tx, shop, rows -> {
            rows.documents()
                    .where(row -> row.order().equals(order) && row.byOthers())
                    .forEach(row -> {
                        rows.documentLines()
                                .where(line -> line.document().equals(row.externalId()))
                                .forEach(line -> rows.documentLines().remove(line.externalId()));
                        rows.documents().remove(row.externalId());
                    });
            rows.parts()
                    .where(row -> row.order().equals(order))
                    .forEach(row -> rows.parts()
                            .remove(new PartId(
                                    order, row.part().line(), row.part().location())));
            rows.orders().update(order, row -> row.looked(Optional.empty(), Optional.empty()));
        });
    }

    @Override
    public Uni<SavedParts> saveParts(
            Tx tx, ShopId shop, OrderId order, List<Part> parts, boolean before, Predicate<LocationId> elsewhere) {
        return rows(tx, shop, rows -> {
            List<KeptPart> kept = kept(rows, order);
            List<KeptPart> changed = PartMerge.of(kept, parts, part -> standing(rows, part, elsewhere), before);
            changed.forEach(part -> {
                PartId id = new PartId(order, part.line(), part.location());
                PartRow row = rows.parts().find(id).orElseGet(() -> new PartRow(order, part));
                rows.parts().put(id, row.read(part));
            });
            if (!changed.isEmpty()) {
                rows.parts().update(row -> row.order().equals(order), row -> row.live(true));
            }
            return SavedParts.of(kept, changed);
        });
    }

    @Override
    public Uni<List<OrderId>> countWhatWaited(Tx tx, ShopId shop) {
        return rows(tx, shop, rows -> {
            Set<OrderId> counted = new TreeSet<>();
            for (PartRow row : rows.parts().all()) {
                KeptPart part = row.part();
                KeptPart now = waits(part)
                        ? part.waited(
                                standing(rows, part.item(), part.location(), at -> false), isOlder(rows, row.order()))
                        : part;
                if (now.counted() && !part.counted()) {
                    counted.add(row.order());
                    rows.parts().put(new PartId(row.order(), part.line(), part.location()), row.read(now));
                }
            }
            rows.parts()
                    .update(row -> counted.contains(row.order()) && row.part().counted(), row -> row.live(true));
            return List.copyOf(counted);
        });
    }

    private static boolean waits(KeptPart part) {
        return part.state() == KeptPart.NOT_LINKED || part.state() == KeptPart.NOT_MAPPED;
    }

    private static boolean isOlder(ShopRows rows, OrderId order) {
        Optional<Instant> live = rows.shop().liveAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        return live.filter(rows.orders().find(order).orElseThrow().createdAt()::isBefore)
                .isPresent();
    }

    @Override
    public Uni<Void> toldElsewhere(Tx tx, ShopId shop, OrderId order, List<FulfilledLine> lines) {
        return change(
                tx,
                shop,
                rows -> lines.forEach(line -> rows.parts()
                        .update(
                                new PartId(order, line.line(), line.location()),
                                row -> row.toldElsewhere(line.quantity()))));
    }

    private static List<KeptPart> kept(ShopRows rows, OrderId order) {
        return rows.parts().where(row -> row.order().equals(order)).stream()
                .map(PartRow::part)
                .toList();
    }

    private static Standing standing(ShopRows rows, Part part, Predicate<LocationId> elsewhere) {
        return standing(rows, part.item(), part.location(), elsewhere);
    }

    private static Standing standing(
            ShopRows rows, Optional<ItemId> item, LocationId location, Predicate<LocationId> elsewhere) {
        Optional<ItemLink> link = item.flatMap(rows.links()::find);
        return new Standing(
                link.filter(ItemLink::linked).isPresent(),
                link.map(ItemLink::recipeNo).orElse(0),
                rows.targets().find(location).map(TargetRow::mapping),
                elsewhere.test(location));
    }

    @Override
    public Uni<Map<OrderLineId, ItemId>> items(Tx tx, ShopId shop, OrderId order) {
        return rows(tx, shop, rows -> {
            Map<OrderLineId, ItemId> items = new HashMap<>();
            kept(rows, order)
                    .forEach(part -> part.item()
                            .ifPresent(item -> items.merge(
                                    part.line(), item, (one, other) -> one.compareTo(other) > 0 ? one : other)));
            return items;
        });
    }

    @Override
    public Uni<List<Line>> uncounted(Tx tx, ShopId shop, OrderId order) {
        return rows(
                tx,
                shop,
                rows -> kept(rows, order).stream()
                        .map(part -> line(rows, order, part))
                        .toList());
    }

    private static Line line(ShopRows rows, OrderId order, KeptPart part) {
        Optional<ItemLink> link = part.item().flatMap(rows.links()::find);
        return new Line(
                order + "/" + part.line() + "/" + part.location(),
                part.open() == 0 ? KeptPart.COUNTED : part.state(),
                link.flatMap(ItemLink::sku)
                        .orElse("item " + part.item().map(Object::toString).orElse("null")),
                link.flatMap(ItemLink::reason).orElse(null),
                rows.shopifyLocations().find(part.location()).orElse("location " + part.location()));
    }

    @Override
    public Uni<Map<OrderId, Instant>> readAt(Tx tx, ShopId shop, List<OrderHead> heads) {
        return rows(
                tx,
                shop,
                rows -> heads.stream()
                        .flatMap(head -> rows.orders().find(head.id()).stream()
                                .filter(row -> row.updatedAt().equals(head.updatedAt())))
                        .collect(Collectors.toMap(OrderRow::id, OrderRow::readAt)));
    }
}
