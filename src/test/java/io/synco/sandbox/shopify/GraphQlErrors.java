package io.synco.sandbox.shopify;

import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Top-level errors in Shopify's shape: message, locations, path, extensions.code. */
final class GraphQlErrors {
    private GraphQlErrors() {}

    static Map<String, Object> of(String message, String code) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("extensions", new LinkedHashMap<>(Map.of("code", code)));
        return error;
    }

    static Map<String, Object> shaped(GraphQLError error, String code) {
        Map<String, Object> shaped = of(error.getMessage(), code);
        List<SourceLocation> locations = error.getLocations();
        if (locations != null && !locations.isEmpty()) {
            shaped.put(
                    "locations", locations.stream().map(GraphQlErrors::location).toList());
        }
        if (error.getPath() != null) {
            shaped.put("path", error.getPath());
        }
        return shaped;
    }

    private static Map<String, Object> location(SourceLocation at) {
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("line", at.getLine());
        location.put("column", at.getColumn());
        return location;
    }

    static Map<String, Object> throttled() {
        Map<String, Object> error = of("Throttled", "THROTTLED");
        extensions(error).put("documentation", "https://shopify.dev/api/usage/rate-limits");
        return error;
    }

    static Map<String, Object> tooCostly(int cost) {
        Map<String, Object> error = of(
                "Query cost is " + cost + ", which exceeds the single query max cost limit (" + QueryCost.MAX + ").",
                "MAX_COST_EXCEEDED");
        extensions(error).put("cost", cost);
        extensions(error).put("maxCost", QueryCost.MAX);
        return error;
    }

    static Map<String, Object> tooLong(int size, List<Object> path) {
        Map<String, Object> error = of(
                "The input array size of " + size + " is greater than the maximum allowed of 250.",
                "MAX_INPUT_SIZE_EXCEEDED");
        error.put("path", path);
        return error;
    }

    static Map<String, Object> internal() {
        return of(
                "Internal error. Looks like something went wrong on our end.\nRequest ID: sandbox (include this in support requests).",
                "INTERNAL_SERVER_ERROR");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> extensions(Map<String, Object> error) {
        return (Map<String, Object>) error.get("extensions");
    }
}
