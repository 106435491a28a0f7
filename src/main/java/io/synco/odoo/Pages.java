package io.synco.odoo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks for many ids in parts, one after the other: parallel calls gain nothing on an Odoo. */
final class Pages {
    private Pages() {}

    static <I, T> Uni<List<T>> concat(List<I> ids, int max, Function<List<I>, Uni<List<T>>> ask) {
        List<List<I>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += max) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + max)));
        }
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(part -> ask.apply(part))
                .collect()
                .in(ArrayList::new, List::addAll);
    }
}
