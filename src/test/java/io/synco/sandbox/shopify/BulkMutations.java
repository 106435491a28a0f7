package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;

/** {@code bulkOperationRunQuery}. */
final class BulkMutations {
    private final Store store;

    BulkMutations(Store store) {
        this.store = store;
    }

    Mutations.Payload run(DataFetchingEnvironment env) {
        String query = env.getArgument("query");
        UserErrors errors = new UserErrors();
        List<Map<String, Object>> wrong = GraphQlExecutor.bulkErrors(query);
        if (!wrong.isEmpty()) {
            errors.add(
                    List.of("query"),
                    "INVALID",
                    "Invalid bulk query: " + wrong.get(0).get("message"));
        } else if (store.bulk().full()) {
            errors.add(
                    null,
                    "OPERATION_IN_PROGRESS",
                    "A bulk query operation for this app and shop is already in progress.");
        } else {
            return Mutations.Payload.of(
                    "bulkOperation", store.bulk().begin(query, text -> GraphQlExecutor.bulk(store, text)), errors);
        }
        return Mutations.Payload.of("bulkOperation", null, errors);
    }
}
