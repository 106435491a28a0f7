package io.synco.sandbox.odoo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds records: conditions with dotted paths, orders, pages. */
final class Search {
    private static final Set<String> HIERARCHIES = Set.of("child_of", "parent_of");

    private final Schema schema;
    private final Database db;
    private final Fields fields;

    Search(Schema schema, Database db, Fields fields) {
        this.schema = schema;
        this.db = db;
        this.fields = fields;
    }

    List<Rec> find(ModelDef model, Domain domain, Page page, Env env) {
        domain.leaves().forEach(leaf -> check(model, leaf));
        boolean activeOnly = model.has("active") && !env.isOff("active_test") && !domain.mentions("active");
        Stream<Rec> found = candidates(model, domain).stream()
                .filter(rec -> !activeOnly || rec.is("active"))
                .filter(rec -> holds(model, rec, domain, env))
                .sorted(order(model, page.order(), env))
                .skip(page.offset());
        return (page.limit() > 0 ? found.limit(page.limit()) : found).toList();
    }

    private void check(ModelDef model, Domain.Leaf leaf) {
        ModelDef at = model;
        for (String step : leaf.steps()) {
            if (at == null || !at.has(step)) {
                throw schema.words.unknownFieldInDomain(at == null ? leaf.path() : at.name() + "." + step, leaf);
            }
            String relation = at.field(step).relation();
            at = schema.knows(relation) ? schema.model(relation) : null;
        }
    }

    /** A leaf that every result must fulfil and that an index answers saves looking at the whole table. */
    private Collection<Rec> candidates(ModelDef model, Domain domain) {
        if (domain instanceof Domain.And and) {
            for (Domain part : and.parts()) {
                Optional<List<Rec>> narrowed =
                        part instanceof Domain.Leaf leaf ? narrowed(model, leaf) : Optional.empty();
                if (narrowed.isPresent()) {
                    return narrowed.get();
                }
            }
        }
        return db.all(model.name());
    }

    private Optional<List<Rec>> narrowed(ModelDef model, Domain.Leaf leaf) {
        boolean ids = leaf.path().equals("id");
        boolean points = model.has(leaf.path())
                && model.field(leaf.path()).isMany2one()
                && model.field(leaf.path()).stored()
                && !fields.isComputed(model.name(), leaf.path());
        boolean numbers = leaf.value() instanceof Number
                || leaf.value() instanceof List<?> list && list.stream().allMatch(Number.class::isInstance);
        if (!numbers || !(ids || points) || !Set.of("=", "in").contains(leaf.operator())) {
            return Optional.empty();
        }
        return Optional.of(Values.ids(leaf.value()).stream()
                .distinct()
                .flatMap(id -> ids
                        ? Stream.ofNullable(db.find(model.name(), id))
                        : db.where(model.name(), leaf.path(), id).stream())
                .toList());
    }

    private boolean holds(ModelDef model, Rec rec, Domain domain, Env env) {
        if (domain instanceof Domain.And and) {
            return and.parts().stream().allMatch(part -> holds(model, rec, part, env));
        }
        if (domain instanceof Domain.Or or) {
            return or.parts().stream().anyMatch(part -> holds(model, rec, part, env));
        }
        if (domain instanceof Domain.Not not) {
            return !holds(model, rec, not.part(), env);
        }
        return leaf(model, List.of(rec), (Domain.Leaf) domain, 0, env);
    }

    private boolean leaf(ModelDef model, List<Rec> at, Domain.Leaf leaf, int step, Env env) {
        FieldDef field = model.field(leaf.steps()[step]);
        if (step + 1 < leaf.steps().length) {
            List<Rec> next =
                    at.stream().flatMap(rec -> targets(rec, field, env)).toList();
            return leaf(schema.model(field.relation()), next, leaf, step + 1, env);
        }
        return at.stream().anyMatch(rec -> last(rec, field, leaf, env));
    }

    private Stream<Rec> targets(Rec rec, FieldDef field, Env env) {
        return Values.ids(fields.value(rec, field, env)).stream()
                .map(id -> db.find(field.relation(), id))
                .filter(Objects::nonNull);
    }

    private boolean last(Rec rec, FieldDef field, Domain.Leaf leaf, Env env) {
        Object value = compared(fields.value(rec, field, env), leaf);
        if (HIERARCHIES.contains(leaf.operator())) {
            String model = field.name().equals("id") ? rec.model : field.relation();
            return Values.ids(value).stream().anyMatch(id -> related(model, id, leaf, env));
        }
        if (field.isMany2one() && leaf.value() instanceof String) {
            value = value == null ? null : fields.displayName(field.relation(), (Long) value, env);
        }
        if (value instanceof List<?> many) {
            return toMany(field, many, leaf);
        }
        return Matcher.matches(field, value, leaf.operator(), leaf.value());
    }

    private Object compared(Object value, Domain.Leaf leaf) {
        if (!(value instanceof Instant time)) {
            return value;
        }
        if (schema.release.refusesZones() && String.valueOf(leaf.value()).endsWith("Z")) {
            throw schema.words.zonedTime(leaf.value());
        }
        return schema.release.comparesWholeSeconds() ? time.truncatedTo(ChronoUnit.SECONDS) : time;
    }

    private static boolean toMany(FieldDef field, List<?> many, Domain.Leaf leaf) {
        boolean negative = leaf.operator().equals("!=") || leaf.operator().startsWith("not");
        boolean empty = many.isEmpty() && Matcher.matches(field, null, leaf.operator(), leaf.value());
        return negative
                ? many.stream().allMatch(id -> Matcher.matches(field, id, leaf.operator(), leaf.value()))
                        && (!many.isEmpty() || empty)
                : empty || many.stream().anyMatch(id -> Matcher.matches(field, id, leaf.operator(), leaf.value()));
    }

    private boolean related(String model, long id, Domain.Leaf leaf, Env env) {
        Set<Long> wanted = new HashSet<>(Values.ids(leaf.value()));
        if (leaf.value() instanceof String name) {
            db.all(model).stream()
                    .filter(rec -> fields.displayName(model, rec.id, env).contains(name))
                    .forEach(rec -> wanted.add(rec.id));
        }
        return leaf.operator().equals("child_of")
                ? wanted.stream().anyMatch(ancestor -> isBelow(model, id, ancestor))
                : wanted.stream().anyMatch(descendant -> isBelow(model, descendant, id));
    }

    /** True for the ancestor itself too. */
    private boolean isBelow(String model, long id, long ancestor) {
        String parent = model.equals("stock.location") ? "location_id" : "parent_id";
        for (Rec at = db.find(model, id); at != null; at = db.find(model, at.ref(parent))) {
            if (at.id == ancestor) {
                return true;
            }
        }
        return false;
    }

    private Comparator<Rec> order(ModelDef model, String given, Env env) {
        Comparator<Rec> order = null;
        for (String term : (given == null || given.isBlank() ? model.order() : given).split(",")) {
            String[] words = term.trim().split("\\s+");
            FieldDef field = model.field(words[0]);
            Comparator<Rec> by = (a, b) -> compare(fields.value(a, field, env), fields.value(b, field, env));
            Comparator<Rec> directed = words.length > 1 && words[1].equalsIgnoreCase("desc") ? by.reversed() : by;
            order = order == null ? directed : order.thenComparing(directed);
        }
        return order.thenComparingLong(rec -> rec.id);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object a, Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        if (a instanceof String s && b instanceof String t) {
            return s.compareToIgnoreCase(t);
        }
        return a instanceof Comparable c && a.getClass() == b.getClass() ? c.compareTo(b) : 0;
    }
}
