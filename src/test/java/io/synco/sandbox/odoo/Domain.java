package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A search condition in Odoo's prefix notation, as a tree. */
sealed interface Domain {
    Set<String> OPERATORS = Set.of(
            "=",
            "!=",
            "<>",
            "==",
            "<",
            ">",
            "<=",
            ">=",
            "in",
            "not in",
            "like",
            "not like",
            "ilike",
            "not ilike",
            "=like",
            "=ilike",
            "=?",
            "child_of",
            "parent_of");

    record And(List<Domain> parts) implements Domain {}

    record Or(List<Domain> parts) implements Domain {}

    record Not(Domain part) implements Domain {}

    record Leaf(String path, String operator, Object value) implements Domain {
        String[] steps() {
            return path.split("\\.");
        }

        @Override
        public String toString() {
            return Python.tuple(java.util.Arrays.asList(path, operator, value));
        }
    }

    static Domain parse(Object given, Words words) {
        Iterator<?> items =
                given instanceof List<?> list ? list.iterator() : List.of().iterator();
        List<Domain> all = new ArrayList<>();
        while (items.hasNext()) {
            all.add(next(items, words));
        }
        return new And(all);
    }

    private static Domain next(Iterator<?> items, Words words) {
        if (!items.hasNext()) {
            throw OdooError.valueError("Malformed domain: an operator lacks its terms");
        }
        Object item = items.next();
        if ("!".equals(item)) {
            return new Not(next(items, words));
        }
        if ("&".equals(item)) {
            return new And(List.of(next(items, words), next(items, words)));
        }
        return "|".equals(item) ? new Or(List.of(next(items, words), next(items, words))) : leaf(item, words);
    }

    private static Domain leaf(Object item, Words words) {
        if (item instanceof List<?> triple && triple.size() == 3 && OPERATORS.contains(triple.get(1))) {
            return new Leaf(String.valueOf(triple.get(0)), triple.get(1).toString(), triple.get(2));
        }
        if (item instanceof List<?> triple) {
            throw words.unknownOperator(Python.tuple(triple));
        }
        throw OdooError.valueError("Invalid leaf " + Python.repr(item));
    }

    /** True where the condition speaks of the field itself, as in {@code active}. */
    default boolean mentions(String field) {
        return leaves().stream().anyMatch(leaf -> leaf.path().equals(field));
    }

    default List<Leaf> leaves() {
        List<Leaf> found = new ArrayList<>();
        collect(this, found);
        return found;
    }

    private static void collect(Domain domain, List<Leaf> into) {
        if (domain instanceof Leaf leaf) {
            into.add(leaf);
        } else if (domain instanceof Not not) {
            collect(not.part(), into);
        } else if (domain instanceof And and) {
            and.parts().forEach(part -> collect(part, into));
        } else if (domain instanceof Or or) {
            or.parts().forEach(part -> collect(part, into));
        }
    }
}
