package io.synco.sync.plan;

import io.synco.kernel.MappingId;
import io.synco.kernel.Quantity;
import io.synco.stock.DocumentTerm;
import io.synco.sync.plan.LevelPlan.Promise;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Pure: what an order's documents stand for in one product. A line may be delivered for one location and then move to another, so what
 * a document delivered beyond its own promise is credited to the order's others, in the order of their mappings; and so is, by rule,
 * what was fulfilled on Shopify and told to Odoo by documents that are not ours. What is only picked for one location is not credited to
 * what Shopify counts as fulfilled at another: that left from there (ADR 0011).
 */
public final class OrderTerms {
    private OrderTerms() {}

    /**
     * @param promises of one order and product, one for each mapping
     * @param flows what the moves of a promise's document and product say
     */
    public static SortedMap<MappingId, DocumentTerm> of(
            Collection<Promise> promises, Function<Promise, DocumentFlow> flows) {
        SortedMap<MappingId, DocumentTerm> terms = new TreeMap<>();
        Quantity delivered = Quantity.ZERO;
        Quantity onTheWay = Quantity.ZERO;
        for (Promise promise : promises) {
            DocumentFlow flow = flows.apply(promise);
            DocumentTerm term = alone(promise, flow);
            terms.put(promise.mapping(), term);
            Quantity picked = term.beyond().min(flow.onTheWay());
            delivered = delivered.plus(term.beyond()).minus(picked);
            onTheWay = onTheWay.plus(picked);
        }
        for (Map.Entry<MappingId, DocumentTerm> one : terms.entrySet()) {
            Quantity units = delivered.min(one.getValue().owed());
            delivered = delivered.minus(units);
            one.setValue(one.getValue().credited(units));
            Quantity picked = onTheWay.min(one.getValue().owedUnfulfilled());
            onTheWay = onTheWay.minus(picked);
            one.setValue(one.getValue().credited(picked));
        }
        return terms;
    }

    /**
     * What comes right by no event of each, in Odoo units: above zero still owed; below zero delivered beyond its own promise, and not
     * credited to another of the order.
     */
    static Map<MappingId, Quantity> unsettled(Collection<Promise> promises, Function<Promise, DocumentFlow> flows) {
        SortedMap<MappingId, DocumentTerm> terms = of(promises, flows);
        Quantity lent = Quantity.ZERO;
        for (Promise promise : promises) {
            lent = lent.plus(terms.get(promise.mapping()).credited()).minus(elsewhere(promise, flows.apply(promise)));
        }
        Map<MappingId, Quantity> unsettled = new HashMap<>();
        for (Map.Entry<MappingId, DocumentTerm> one : terms.entrySet()) {
            DocumentTerm term = one.getValue();
            Quantity others = lent.min(term.beyond());
            lent = lent.minus(others);
            Quantity kept = term.beyond().minus(others);
            unsettled.put(one.getKey(), term.unsettled() ? term.owed().minus(kept) : Quantity.ZERO);
        }
        return unsettled;
    }

    private static Quantity elsewhere(Promise promise, DocumentFlow flow) {
        return promise.elsewhere().minus(flow.gone()).max(Quantity.ZERO);
    }

    private static DocumentTerm alone(Promise promise, DocumentFlow flow) {
        return new DocumentTerm(
                promise.document(),
                promise.name(),
                promise.promised(),
                promise.fulfilled(),
                flow.gone(),
                elsewhere(promise, flow),
                flow.reserved(),
                promise.writtenOff());
    }
}
