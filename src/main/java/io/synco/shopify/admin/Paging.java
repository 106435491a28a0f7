package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyPort.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Connections: {@code nodes} and {@code pageInfo}. */
final class Paging {
    private Paging() {}

    static <T> Page<T> page(JsonNode connection, Function<JsonNode, T> row) {
        List<T> rows = new ArrayList<>();
        connection.path("nodes").forEach(node -> rows.add(row.apply(node)));
        return new Page<>(List.copyOf(rows), next(connection));
    }

    static Optional<String> next(JsonNode connection) {
        JsonNode info = connection.path("pageInfo");
        if (!info.isObject()) {
            throw new RemoteException(new Protocol("Shopify sent a list without saying whether there is more"));
        }
        return info.path("hasNextPage").asBoolean()
                ? Optional.of(info.path("endCursor").asText())
                : Optional.empty();
    }

    /** {@code after} may be null; a Map that allows it. */
    static Map<String, Object> variables(String after, Map<String, Object> others) {
        Map<String, Object> variables = new HashMap<>(others);
        variables.put("after", after);
        return variables;
    }

    /** All rows of a connection at the answer's root. */
    static <T> Uni<List<T>> all(AdminApi api, ShopId shop, Document document, String root, Function<JsonNode, T> row) {
        return from(api, shop, document, root, row, null, new ArrayList<>());
    }

    private static <T> Uni<List<T>> from(
            AdminApi api,
            ShopId shop,
            Document document,
            String root,
            Function<JsonNode, T> row,
            String after,
            List<T> sofar) {
        return api.ask(shop, document, variables(after, Map.of())).chain(data -> {
            Page<T> page = page(data.path(root), row);
            sofar.addAll(page.rows());
            return page.next().isEmpty()
                    ? Uni.createFrom().item(List.copyOf(sofar))
                    : from(api, shop, document, root, row, page.next().get(), sofar);
        });
    }

    /** Reads on where a nested connection of {@code owner} was cut short, until its nodes are all there. */
    static Uni<Void> complete(AdminApi api, ShopId shop, Document document, JsonNode owner, String field) {
        ObjectNode connection = (ObjectNode) owner.get(field);
        Optional<String> next = next(connection);
        if (next.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String id = owner.path("id").asText();
        return api.ask(shop, document, variables(next.get(), Map.of("id", id))).chain(data -> {
            JsonNode more = data.path("node").path("more");
            ((ArrayNode) connection.get("nodes")).addAll((ArrayNode) more.withArray("/nodes"));
            connection.set("pageInfo", more.path("pageInfo"));
            return complete(api, shop, document, owner, field);
        });
    }
}
