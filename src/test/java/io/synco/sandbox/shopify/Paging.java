package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Connections: {@code first}/{@code after}/{@code reverse}. A cursor names the sort value and id of its node, so pages survive changes. */
final class Paging {
    private static final int PAGE_MAX = 250;

    /** Where a node stands in its list. */
    record Key(String sort, long id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::sort).thenComparing(Key::id);

        static Key byId(long id) {
            return new Key("", id);
        }

        static Key byTime(java.time.Instant at, long id) {
            return new Key(String.format("%020d", at.toEpochMilli()), id);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        String cursor() {
            return Base64.getEncoder().encodeToString((id + ":" + sort).getBytes(StandardCharsets.UTF_8));
        }

        static Key parse(String cursor) {
            try {
                String[] parts = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8).split(":", 2);
                return new Key(parts[1], Long.parseLong(parts[0]));
            } catch (RuntimeException notOurs) {
                throw new ShopifyError("Invalid cursor for current pagination sort.", "BAD_REQUEST");
            }
        }
    }

    private Paging() {}

    static <T> View page(
            DataFetchingEnvironment env, String type, List<T> all, Function<T, Key> key, Function<T, View> view) {
        Integer first = isBulk(env) ? Integer.valueOf(Integer.MAX_VALUE) : env.getArgument("first");
        if (env.getArgument("last") != null || env.getArgument("before") != null) {
            throw ShopifyError.notImplemented("paging backwards (last, before)");
        }
        if (first == null || first < 1 || (first > PAGE_MAX && !isBulk(env))) {
            throw new ShopifyError("you must provide one of first or last (1 to " + PAGE_MAX + ")", "BAD_REQUEST");
        }
        Comparator<Key> order =
                Boolean.TRUE.equals(env.getArgument("reverse")) ? Comparator.reverseOrder() : Comparator.naturalOrder();
        String after = env.getArgument("after");
        Key from = after == null ? null : Key.parse(after);
        List<T> rest = all.stream()
                .filter(each -> from == null || order.compare(key.apply(each), from) > 0)
                .sorted(Comparator.comparing(key, order))
                .toList();
        List<T> page = rest.subList(0, Math.min(first, rest.size()));
        return View.of(type + "Connection")
                .lazy("nodes", inner -> page.stream().map(view).toList())
                .lazy(
                        "edges",
                        inner -> page.stream()
                                .map(each -> View.of(type + "Edge")
                                        .with("cursor", key.apply(each).cursor())
                                        .with("node", view.apply(each)))
                                .toList())
                .with("pageInfo", info(page.stream().map(key).toList(), rest.size() > page.size(), from != null));
    }

    /** A bulk query names no page; it is given all. */
    private static boolean isBulk(DataFetchingEnvironment env) {
        return env.getGraphQlContext().hasKey(Bulk.class);
    }

    private static View info(List<Key> keys, boolean hasNext, boolean hasPrevious) {
        return View.of("PageInfo")
                .with("hasNextPage", hasNext)
                .with("hasPreviousPage", hasPrevious)
                .with("startCursor", keys.isEmpty() ? null : keys.get(0).cursor())
                .with(
                        "endCursor",
                        keys.isEmpty() ? null : keys.get(keys.size() - 1).cursor());
    }
}
