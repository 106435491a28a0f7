package io.synco.sandbox.shopify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A store's bulk queries: what was asked for, how far each is, and the files that they wrote. */
public final class Bulk {
    /** As documented since 2026-01. */
    private static final int AT_ONCE_MAX = 5;

    private static final Duration FILE_LIVES = Duration.ofDays(7);

    /** How a query may end. */
    public enum End {
        COMPLETED,
        FAILED,
        CANCELED,
        EXPIRED
    }

    private final Store store;
    private final Map<Long, Operation> operations = new LinkedHashMap<>();
    private Duration takes = Duration.ZERO;
    private End nextEnd = End.COMPLETED;

    Bulk(Store store) {
        this.store = store;
    }

    private record Operation(
            long id, String query, Instant begunAt, Instant endsAt, End end, CompletableFuture<File> file) {
        boolean over(Instant now) {
            return !now.isBefore(endsAt) && file.isDone();
        }

        String status(Instant now) {
            return over(now) ? end.name() : "RUNNING";
        }
    }

    private record File(byte[] lines, long objects, long roots) {}

    /** From now on a query takes so long by the store's clock, and as long as it takes to write the file. */
    public synchronized void takes(Duration time) {
        takes = time;
    }

    /** How the next query ends that is asked for. */
    public synchronized void nextEnds(End end) {
        nextEnd = end;
    }

    /** How many were asked for. */
    public synchronized int begun() {
        return operations.size();
    }

    synchronized int running() {
        Instant now = store.clock().instant();
        return (int)
                operations.values().stream().filter(each -> !each.over(now)).count();
    }

    synchronized boolean full() {
        return running() >= AT_ONCE_MAX;
    }

    /** @param data what the query answers, connections whole */
    synchronized View begin(String query, Function<String, Map<String, Object>> data) {
        Instant now = store.clock().instant();
        long id = store.ids().next(Ids.Kind.BULK_OPERATION);
        CompletableFuture<File> file = CompletableFuture.supplyAsync(() -> write(data.apply(query)));
        operations.put(id, new Operation(id, query, now, now.plus(takes), nextEnd, file));
        nextEnd = End.COMPLETED;
        return View.of("BulkOperation").with("id", gid(id)).with("status", "CREATED");
    }

    synchronized List<View> newestFirst() {
        List<View> views = new ArrayList<>();
        operations.values().forEach(operation -> views.add(0, view(operation)));
        return views;
    }

    synchronized Optional<View> find(long id) {
        return Optional.ofNullable(operations.get(id)).map(this::view);
    }

    private View view(Operation operation) {
        Instant now = store.clock().instant();
        boolean completed = operation.over(now) && operation.end() == End.COMPLETED;
        Optional<File> file = Optional.ofNullable(operation.file().getNow(null));
        Optional<File> there = file.filter(each -> completed && each.objects() > 0);
        return View.of("BulkOperation")
                .with("id", gid(operation.id()))
                .with("status", operation.status(now))
                .with("type", "QUERY")
                .with("query", operation.query())
                .with("createdAt", SandboxClock.utc(operation.begunAt()))
                .with("completedAt", completed ? SandboxClock.utc(operation.endsAt()) : null)
                .with("errorCode", operation.end() == End.FAILED && operation.over(now) ? "TIMEOUT" : null)
                .with("objectCount", file.map(File::objects).orElse(0L).toString())
                .with("rootObjectCount", file.map(File::roots).orElse(0L).toString())
                .with(
                        "fileSize",
                        there.map(each -> Integer.toString(each.lines().length)).orElse(null))
                .with("url", there.map(each -> store.bulkUrl(operation.id())).orElse(null))
                .with("partialDataUrl", null);
    }

    private static String gid(long id) {
        return Gid.of("BulkOperation", id);
    }

    /** The file, as long as it lives. */
    synchronized Optional<byte[]> file(long id) {
        Instant now = store.clock().instant();
        return Optional.ofNullable(operations.get(id))
                .filter(each -> each.over(now) && each.end() == End.COMPLETED)
                .filter(each -> now.isBefore(each.endsAt().plus(FILE_LIVES)))
                .map(each -> each.file().join().lines());
    }

    private static File write(Map<String, Object> data) {
        Lines lines = new Lines();
        data.values().forEach(root -> lines.connection(root, null));
        byte[] text = lines.text.toString().getBytes(StandardCharsets.UTF_8);
        return new File(text, lines.objects, lines.roots);
    }

    /** Nodes of connections on lines of their own, each after its parent. */
    private static final class Lines {
        private final StringBuilder text = new StringBuilder();
        private long objects;
        private long roots;

        void connection(Object connection, String parent) {
            for (Object edge : (List<?>) ((Map<?, ?>) connection).get("edges")) {
                node((Map<?, ?>) ((Map<?, ?>) edge).get("node"), parent);
            }
        }

        private void node(Map<?, ?> node, String parent) {
            JsonObject line = new JsonObject();
            List<Object> below = new ArrayList<>();
            node.forEach((field, value) -> {
                if (value instanceof Map<?, ?> map && map.containsKey("edges")) {
                    below.add(value);
                } else {
                    line.put((String) field, value instanceof List<?> list ? new JsonArray(list) : value);
                }
            });
            if (parent != null) {
                line.put("__parentId", parent);
            } else {
                roots++;
            }
            objects++;
            text.append(line.encode()).append('\n');
            below.forEach(each -> connection(each, (String) node.get("id")));
        }
    }
}
