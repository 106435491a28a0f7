package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.plan.LevelPlan.Promise;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Referenced;
import io.synco.sync.port.OdooPort.SavedOrder;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** document and document_line: what of an order stands in Odoo, and what should. */
interface DocumentStore {
    int WANTED_ONLY = 1;
    int CONFIRMED = 2;
    int CANCELLED = 3;
    /** Sent to be changed; what stands there is known only when the answer has come. */
    int CHANGING = 4;

    /** Whose document it is, and what SyncO does with it. */
    enum Role {
        MADE(1),
        /** By others, and SyncO's from then on. */
        ADOPTED(2),
        /** Another connector's: only read. */
        ELSEWHERE(3);

        private final int code;

        Role(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /**
     * An order at a mapping that waits for its document by others to be found.
     *
     * @param named by a person; empty: found by the order's name
     * @param last what was found the last time
     */
    record Sought(
            OrderId order,
            String orderName,
            OrderMode mode,
            MappingId mapping,
            WarehouseId warehouse,
            List<String> named,
            Optional<String> last) {
        Role role() {
            return mode == OrderMode.ADOPTED ? Role.ADOPTED : Role.ELSEWHERE;
        }
    }

    /**
     * @param state null while nothing of it is known to stand in Odoo
     * @param adopted it is made by others, or is to be found: SyncO creates nothing, and changes none of its quantities
     * @param kind what it was begun as; before, by the shop's choice
     */
    record Wanted(
            String externalId,
            OrderId order,
            String orderName,
            MappingId mapping,
            WarehouseId warehouse,
            Integer state,
            Optional<DocumentRef> ref,
            List<Line> lines,
            boolean adopted,
            DocumentKind kind) {
        Wanted(
                String externalId,
                OrderId order,
                String orderName,
                MappingId mapping,
                WarehouseId warehouse,
                Integer state,
                Optional<DocumentRef> ref,
                List<Line> lines) {
            this(externalId, order, orderName, mapping, warehouse, state, ref, lines, false, DocumentKind.SALES_ORDER);
        }

        /** Confirmed or cancelled by an answer that came, with these quantities. */
        boolean upToDate() {
            return state != null
                    && (state == CONFIRMED || state == CANCELLED)
                    && lines.stream().allMatch(Line::upToDate);
        }

        /** It was sent before, and no answer came. */
        boolean unanswered() {
            return state != null && state == WANTED_ONLY;
        }

        boolean stands() {
            return state != null && state != WANTED_ONLY;
        }

        boolean wantsNothing() {
            return lines.stream().allMatch(line -> line.quantity().signum() == 0);
        }

        int stateOncePosted() {
            return wantsNothing() ? CANCELLED : CONFIRMED;
        }

        Map<ProductId, Quantity> fulfilled() {
            return fulfilled(location -> true);
        }

        Map<ProductId, Quantity> fulfilled(Predicate<LocationId> at) {
            Map<ProductId, Quantity> sum = new LinkedHashMap<>();
            lines.stream()
                    .filter(line -> at.test(line.location()))
                    .forEach(line -> sum.merge(line.product(), line.perItem().times(line.fulfilled()), Quantity::plus));
            return sum;
        }

        Stream<ProductId> products() {
            return lines.stream().map(Line::product).distinct();
        }

        Set<LocationId> locations() {
            return lines.stream().map(Line::location).collect(Collectors.toSet());
        }

        /** What is promised of a product, as the planner reckons with it. */
        Promise promise(ProductId product) {
            return new Promise(
                    externalId,
                    order,
                    orderName,
                    mapping,
                    product,
                    sum(product, Line::units),
                    sum(product, Line::fulfilled),
                    sum(product, Line::elsewhere));
        }

        private Quantity sum(ProductId product, ToIntFunction<Line> items) {
            return lines.stream()
                    .filter(line -> line.product().equals(product))
                    .map(line -> line.perItem().times(items.applyAsInt(line)))
                    .reduce(Quantity.ZERO, Quantity::plus);
        }

        Wanted with(List<Line> changed) {
            return new Wanted(externalId, order, orderName, mapping, warehouse, state, ref, changed, adopted, kind);
        }
    }

    /**
     * @param units q: what is open and what is fulfilled since go-live
     * @param fulfilled of them, what Shopify counts as fulfilled
     * @param elsewhere of these, what by rule other documents in Odoo stand for
     * @param spared Odoo units of them that other documents took out, so that this one need not; less where this line stands for others
     * @param posted null where the line does not stand in Odoo yet
     */
    record Line(
            String externalId,
            OrderLineId line,
            ItemId item,
            LocationId location,
            ProductId product,
            Quantity perItem,
            int units,
            int fulfilled,
            int elsewhere,
            Quantity spared,
            String title,
            BigDecimal posted) {
        boolean open() {
            return units > fulfilled;
        }

        /** What its document has to be for. */
        Quantity quantity() {
            return perItem.times(units).minus(spared);
        }

        Line sparing(Quantity units) {
            return new Line(
                    externalId,
                    line,
                    item,
                    location,
                    product,
                    perItem,
                    this.units,
                    fulfilled,
                    elsewhere,
                    units,
                    title,
                    posted);
        }

        /** What stands in Odoo, as far as we know; a third was told as a decimal, and is still a third. */
        Quantity standing() {
            if (posted == null) {
                return Quantity.ZERO;
            }
            return upToDate() ? quantity() : Quantity.of(posted);
        }

        /** As the remote was told: a third is told, and kept, as a decimal. */
        boolean upToDate() {
            return posted == null
                    ? quantity().signum() == 0
                    : posted.compareTo(quantity().toDecimal()) == 0;
        }

        /** It need not be made. */
        boolean stays() {
            return posted == null && quantity().signum() == 0;
        }
    }

    Uni<List<Wanted>> wanted(Tx tx, ShopId shop, OrderId order);

    /** Before anything is sent: that we are going to make it. */
    Uni<Void> prepare(Tx tx, ShopId shop, Wanted wanted);

    Uni<Void> posted(Tx tx, ShopId shop, Wanted wanted, SavedOrder saved);

    /** Orders at mappings whose documents by others are not known yet, those longest not looked for first. */
    Uni<List<Sought>> sought(Tx tx, ShopId shop, int limit);

    /** They were looked for now; what was found, in few words, by order. */
    Uni<Void> looked(Tx tx, ShopId shop, Map<OrderId, String> found);

    /** It stands for the order at the mapping from now on. */
    Uni<Void> found(Tx tx, ShopId shop, Sought sought, Referenced document);

    /** What stands in Odoo for an adopted document is taken to be what is wanted now. */
    Uni<Void> agreed(Tx tx, ShopId shop, Wanted wanted);

    Uni<Optional<OrderId>> orderOf(Tx tx, ShopId shop, String externalId);

    /** Which of these are documents of ours. */
    Uni<Map<DocumentKey, Ours>> ours(Tx tx, ShopId shop, Collection<DocumentKey> documents);

    /** What these documents are for, by product; nothing of one whose last change Odoo has not answered. */
    Uni<Map<String, Map<ProductId, Quantity>>> asked(Tx tx, ShopId shop, List<String> externalIds);

    /** Something moved for them: their orders count again, and the next snapshot reads them. */
    Uni<Void> revive(Tx tx, ShopId shop, List<String> externalIds);
}
