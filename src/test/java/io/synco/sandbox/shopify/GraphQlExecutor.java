package io.synco.sandbox.shopify;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Runs one call against one store, in Shopify's order: document, variables, sizes, cost, keys, and only then the act. */
final class GraphQlExecutor {
    /** What the caller gets, and how the call log names it. */
    record Answer(JsonObject body, String outcome) {}

    /** A call, read but not yet checked. */
    record Request(String query, String operationName, Map<String, Object> variables) {
        static Request of(JsonObject json) {
            JsonObject variables = json.getJsonObject("variables");
            return new Request(
                    json.getString("query", ""),
                    json.getString("operationName"),
                    variables == null ? Map.of() : variables.getMap());
        }
    }

    private final Documents documents = new Documents();

    CallLog.Operation describe(Request request) {
        Optional<OperationDefinition> operation = documents.check(request.query).operation(request.operationName);
        String name = operation.map(OperationDefinition::getName).orElse(request.operationName);
        List<String> roots = operation.stream()
                .flatMap(each -> Documents.rootFields(each).stream())
                .map(Field::getName)
                .toList();
        return new CallLog.Operation(name, roots, request.variables);
    }

    /** @param internalError whether Shopify breaks inside, after it took the keys */
    Answer run(Store store, Request request, boolean internalError) {
        Documents.Checked checked = documents.check(request.query);
        if (!checked.errors().isEmpty()) {
            return refused(checked.errors(), null);
        }
        Optional<OperationDefinition> found = checked.operation(request.operationName);
        if (found.isEmpty()) {
            return refused(
                    List.of(GraphQlErrors.of("No operation named \"" + request.operationName + "\"", "BAD_REQUEST")),
                    null);
        }
        OperationDefinition operation = found.get();
        List<Map<String, Object>> wrong = VariableCheck.errors(operation, request.variables);
        if (!wrong.isEmpty()) {
            return refused(wrong, null);
        }
        int cost = QueryCost.requested(checked.document(), operation, request.variables);
        for (Field root : Documents.rootFields(operation)) {
            Optional<Map<String, Object>> tooLong = Arguments.tooLong(root, request.variables);
            if (tooLong.isPresent()) {
                return refused(List.of(tooLong.get()), cost(store, cost, null));
            }
        }
        if (cost > QueryCost.MAX) {
            return refused(List.of(GraphQlErrors.tooCostly(cost)), null);
        }
        if (!store.bucket().take(cost)) {
            return throttled(store, cost);
        }
        return act(store, request, checked, operation, cost, internalError);
    }

    private Answer act(
            Store store,
            Request request,
            Documents.Checked checked,
            OperationDefinition operation,
            int cost,
            boolean internalError) {
        Attempts attempts = attempts(store, operation, request.variables);
        if (internalError) {
            attempts.fail();
            return refused(List.of(GraphQlErrors.internal()), cost(store, cost, null));
        }
        try {
            store.hooks().run(describe(request).names());
            ExecutionResult result = store.locked(() -> execute(store, request, checked, attempts));
            Map<?, ?> data = result.getData() == null ? Map.of() : result.getData();
            int actual = QueryCost.actual(checked.document(), operation, request.variables, data);
            store.bucket().giveBack(cost - actual);
            return answered(store, result, attempts, cost, actual);
        } finally {
            attempts.releaseUnused();
        }
    }

    private static Attempts attempts(Store store, OperationDefinition operation, Map<String, Object> variables) {
        Attempts attempts = new Attempts(store.idempotency());
        if (operation.getOperation() != Operation.MUTATION) {
            return attempts;
        }
        for (Field root : Documents.rootFields(operation)) {
            List<Directive> keyed = root.getDirectives("idempotent");
            if (Attempts.needsKey(root.getName()) && !keyed.isEmpty()) {
                Object key =
                        Arguments.of(keyed.get(0).getArguments(), variables).get("key");
                attempts.begin(root, String.valueOf(key), parameters(root, variables));
            }
        }
        return attempts;
    }

    private static String parameters(Field root, Map<String, Object> variables) {
        return root.getName() + new TreeMap<>(Arguments.of(root.getArguments(), variables));
    }

    private static ExecutionResult execute(Store store, Request request, Documents.Checked checked, Attempts attempts) {
        CatalogViews catalog = new CatalogViews(store);
        OrderViews orders = new OrderViews(store, catalog);
        boolean mutation =
                checked.operation(request.operationName).orElseThrow().getOperation() == Operation.MUTATION;
        View root =
                mutation ? new Mutations(store, catalog, orders).root() : new ShopViews(store, catalog, orders).root();
        return GraphQL.newGraphQL(AdminSchema.SCHEMA)
                .preparsedDocumentProvider((input, parse) ->
                        CompletableFuture.completedFuture(new PreparsedDocumentEntry(checked.document())))
                .defaultDataFetcherExceptionHandler(new InShopifysWords())
                .build()
                .execute(ExecutionInput.newExecutionInput(request.query)
                        .operationName(request.operationName)
                        .variables(request.variables)
                        .graphQLContext(context -> context.put(Attempts.class, attempts))
                        .root(root)
                        .build());
    }

    /** What is wrong with a query that was handed over as text. */
    static List<Map<String, Object>> bulkErrors(String query) {
        return new Documents().check(query).errors();
    }

    /** All that a query answers, with its connections whole. */
    static Map<String, Object> bulk(Store store, String query) {
        CatalogViews catalog = new CatalogViews(store);
        ExecutionResult result = GraphQL.newGraphQL(AdminSchema.SCHEMA)
                .build()
                .execute(ExecutionInput.newExecutionInput(query)
                        .graphQLContext(context -> context.put(Bulk.class, true))
                        .root(new ShopViews(store, catalog, new OrderViews(store, catalog)).root())
                        .build());
        if (!result.getErrors().isEmpty()) {
            throw new IllegalStateException("The Shopify double failed in a bulk query: " + result.getErrors());
        }
        return result.getData();
    }

    private static Answer answered(Store store, ExecutionResult result, Attempts attempts, int cost, int actual) {
        JsonObject body = new JsonObject();
        Object data = result.getData();
        body.put("data", data);
        if (!result.getErrors().isEmpty()) {
            body.put(
                    "errors",
                    new JsonArray(result.getErrors().stream()
                            .map(GraphQlExecutor::shaped)
                            .toList()));
        }
        body.put("extensions", cost(store, cost, actual));
        return new Answer(body, outcome(result, attempts));
    }

    private static String outcome(ExecutionResult result, Attempts attempts) {
        if (!result.getErrors().isEmpty()) {
            return "errors: "
                    + String.join(
                            ", ",
                            result.getErrors().stream()
                                    .map(GraphQlExecutor::code)
                                    .toList());
        }
        return attempts.codes().isEmpty() ? "ok" : "userErrors: " + String.join(", ", attempts.codes());
    }

    private static Map<String, Object> shaped(GraphQLError error) {
        return GraphQlErrors.shaped(error, code(error));
    }

    private static String code(GraphQLError error) {
        Object code =
                error.getExtensions() == null ? null : error.getExtensions().get("code");
        return code == null ? "INTERNAL_SERVER_ERROR" : code.toString();
    }

    /** A call that was not let through; also what a THROTTLED fault answers. */
    Answer throttled(Store store, int cost) {
        return refused(List.of(GraphQlErrors.throttled()), cost(store, cost, null));
    }

    private static Answer refused(List<Map<String, Object>> errors, JsonObject extensions) {
        JsonObject body = new JsonObject().put("errors", new JsonArray(errors));
        if (extensions != null) {
            body.put("extensions", extensions);
        }
        List<String> codes = errors.stream()
                .map(error -> String.valueOf(GraphQlErrors.extensions(error).get("code")))
                .toList();
        return new Answer(body, "errors: " + String.join(", ", codes));
    }

    private static JsonObject cost(Store store, int requested, Integer actual) {
        return new JsonObject()
                .put(
                        "cost",
                        new JsonObject()
                                .put("requestedQueryCost", requested)
                                .put("actualQueryCost", actual)
                                .put("throttleStatus", store.bucket().status()));
    }

    /** Keeps the message and code of a {@link ShopifyError}; anything else is a fault of the double and says so. */
    private static final class InShopifysWords implements DataFetcherExceptionHandler {
        @Override
        public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
                DataFetcherExceptionHandlerParameters parameters) {
            Throwable thrown = parameters.getException();
            boolean known = thrown instanceof ShopifyError;
            Map<String, Object> extensions = new LinkedHashMap<>();
            extensions.put("code", known ? ((ShopifyError) thrown).code() : "SANDBOX_BROKEN");
            GraphQLError error = GraphQLError.newError()
                    .message("%s", known ? thrown.getMessage() : "The Shopify double failed: " + thrown)
                    .path(parameters.getPath())
                    .location(parameters.getSourceLocation())
                    .extensions(extensions)
                    .build();
            return CompletableFuture.completedFuture(
                    DataFetcherExceptionHandlerResult.newResult(error).build());
        }
    }
}
