package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ShopId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.MappingBook;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DocumentStore.Sought;
import io.synco.sync.order.OrderChoices.Chosen;
import io.synco.sync.order.OrderIntake.Moment;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.Referenced;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.push.MappingBooks;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How orders that are open now would be taken into the books by going live, as {@link OrderIntake} would; takes none. */
@ApplicationScoped
public class OpenAtGoLive {
    private final OrderStore orders;
    private final OrderChoices choices;
    private final DocumentStore documents;
    private final RuleStore rules;
    private final MappingBooks mappings;

    OpenAtGoLive(
            OrderStore orders, OrderChoices choices, DocumentStore documents, RuleStore rules, MappingBooks mappings) {
        this.orders = orders;
        this.choices = choices;
        this.documents = documents;
        this.rules = rules;
        this.mappings = mappings;
    }

    /**
     * A line of an open order at one location.
     *
     * @param fulfilled what of it would count as fulfilled after go-live
     * @param document the sales order in Odoo that stands for it
     */
    public record OpenPart(
            OrderId order,
            String name,
            OrderMode mode,
            OrderLineId line,
            LocationId location,
            Optional<ItemId> item,
            String sku,
            Optional<MappingId> mapping,
            int open,
            int fulfilled,
            Optional<Referenced> document) {}

    /** How one order is handled, and what a person has said about it. */
    private record Open(OrderReading order, Handling how, List<String> named) {}

    private record Place(OrderId order, MappingId mapping) {}

    /** Names by which the documents of these orders are looked for in Odoo. */
    public Uni<Set<String>> references(Tx tx, ShopId shop, List<OrderReading> page) {
        Set<String> names = new TreeSet<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (OrderReading order : page) {
            names.add(order.name());
            chain = chain.chain(() -> choices.chosen(tx, shop, order.id()))
                    .invoke(chosen -> chosen.map(Chosen::documents).ifPresent(names::addAll))
                    .replaceWithVoid();
        }
        return chain.replaceWith(names);
    }

    /** @param found in Odoo by {@link #references}; orders that are in the books already are left out */
    public Uni<List<OpenPart>> parts(Tx tx, ShopId shop, List<OrderReading> page, List<Referenced> found) {
        List<DocumentKey> keys = found.stream()
                .map(one -> new DocumentKey(DocumentKind.SALES_ORDER, one.odooId()))
                .toList();
        return fresh(tx, shop, page)
                .chain(open -> mappings.book(tx, shop)
                        .chain(book -> documents
                                .ours(tx, shop, keys)
                                .map(ours -> parts(
                                        open,
                                        book,
                                        found,
                                        ours.keySet().stream()
                                                .map(DocumentKey::id)
                                                .collect(Collectors.toCollection(HashSet::new))))));
    }

    private Uni<List<Open>> fresh(Tx tx, ShopId shop, List<OrderReading> page) {
        return rules.rules(tx, shop)
                .chain(chosen -> choices.defaults(tx, shop).chain(defaults -> {
                    Predicate<LocationId> off = at -> chosen.choice(EventKind.ORDER_CHANGED, at) == Choice.OFF;
                    Uni<List<Open>> chain = Uni.createFrom().item(new ArrayList<>());
                    for (OrderReading order : page) {
                        chain = chain.call(open -> orders.find(tx, shop, order.id())
                                .chain(kept -> choices.chosen(tx, shop, order.id())
                                        .invoke(choice -> {
                                            if (kept.isEmpty()) {
                                                open.add(new Open(
                                                        order,
                                                        Handling.first(
                                                                order,
                                                                Moment.GOING_LIVE,
                                                                Instant.EPOCH,
                                                                defaults,
                                                                choice,
                                                                off),
                                                        choice.map(Chosen::documents)
                                                                .orElse(List.of())));
                                            }
                                        })));
                    }
                    return chain;
                }));
    }

    private static List<OpenPart> parts(List<Open> open, MappingBook book, List<Referenced> found, Set<Long> taken) {
        Map<Place, Optional<Referenced>> stands = new HashMap<>();
        List<OpenPart> parts = new ArrayList<>();
        for (Open one : open) {
            for (OrderParts.Part part : OrderParts.of(one.order())) {
                if (!part.none()) {
                    parts.add(part(one, part, book, found, taken, stands));
                }
            }
        }
        return parts;
    }

    private static OpenPart part(
            Open open,
            OrderParts.Part part,
            MappingBook book,
            List<Referenced> found,
            Set<Long> taken,
            Map<Place, Optional<Referenced>> stands) {
        Optional<LocationMapping> mapping = book.forShopifyLocation(part.location());
        boolean elsewhere = open.how().elsewhere(part.location());
        boolean byOthers = elsewhere || open.how().mode() == OrderMode.ADOPTED;
        Optional<Referenced> document = byOthers
                ? mapping.flatMap(at -> stands.computeIfAbsent(
                        new Place(open.order().id(), at.id()), place -> document(open, at, found, taken)))
                : Optional.empty();
        return new OpenPart(
                open.order().id(),
                open.order().name(),
                elsewhere ? OrderMode.ELSEWHERE : open.how().mode(),
                part.line(),
                part.location(),
                part.item(),
                part.sku(),
                mapping.map(LocationMapping::id),
                part.open(),
                !open.how().countsOpenOnly() || document.isPresent() ? part.fulfilled() : 0,
                document);
    }

    private static Optional<Referenced> document(
            Open open, LocationMapping at, List<Referenced> found, Set<Long> taken) {
        Sought sought = new Sought(
                open.order().id(),
                open.order().name(),
                open.how().mode(),
                at.id(),
                at.warehouse(),
                open.named(),
                Optional.empty());
        Candidates candidates = Candidates.of(sought, found, taken);
        if (!candidates.decided()) {
            return Optional.empty();
        }
        taken.add(candidates.documents().get(0).odooId());
        return Optional.of(candidates.documents().get(0));
    }
}
