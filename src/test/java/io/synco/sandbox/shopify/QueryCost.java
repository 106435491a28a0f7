package io.synco.sandbox.shopify;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Points of a call (reference 5.1): scalars 0, objects 1, a mutation 10 with its payload, group and user errors.
 * A connection of N costs 2 + weight(N) x one node, with the recorded weights (1:1 3:2 5:3 10:4 20:5 50:7 100:9 250:11)
 * and straight lines between; {@code nodes(ids:)} and lists with {@code first} are assumed to weigh the same.
 * The actual cost is reckoned the same way over what was answered.
 */
final class QueryCost {
    static final int MAX = 1000;
    private static final int MUTATION = 10;
    private static final int[] SIZES = {0, 1, 3, 5, 10, 20, 50, 100, 250};
    private static final int[] WEIGHTS = {0, 1, 2, 3, 4, 5, 7, 9, 11};
    private static final Set<String> FREE = Set.of("userErrors", "pageInfo", "inventoryAdjustmentGroup");

    private final Document document;
    private final Map<String, Object> variables;
    private final boolean actual;

    private QueryCost(Document document, Map<String, Object> variables, boolean actual) {
        this.document = document;
        this.variables = variables;
        this.actual = actual;
    }

    static int requested(Document document, OperationDefinition operation, Map<String, Object> variables) {
        return new QueryCost(document, variables, false).of(operation, Map.of());
    }

    static int actual(Document document, OperationDefinition operation, Map<String, Object> variables, Map<?, ?> data) {
        return new QueryCost(document, variables, true).of(operation, data);
    }

    private int of(OperationDefinition operation, Map<?, ?> data) {
        boolean mutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
        double sum = 0;
        for (Field root : Documents.rootFields(operation)) {
            Object value = data.get(root.getResultKey());
            sum += mutation ? MUTATION + below(root.getSelectionSet(), value) : field(root, value);
        }
        return (int) Math.ceil(sum);
    }

    private double below(SelectionSet selections, Object data) {
        if (selections == null || (actual && !(data instanceof Map))) {
            return 0;
        }
        double sum = 0;
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                sum += field(field, data instanceof Map<?, ?> map ? map.get(field.getResultKey()) : null);
            } else if (selection instanceof InlineFragment fragment) {
                sum += below(fragment.getSelectionSet(), data);
            } else if (selection instanceof FragmentSpread spread) {
                sum += below(fragment(spread.getName()), data);
            }
        }
        return sum;
    }

    private SelectionSet fragment(String name) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .map(FragmentDefinition::getSelectionSet)
                .orElse(null);
    }

    private double field(Field field, Object data) {
        SelectionSet inside = field.getSelectionSet();
        if (inside == null || (actual && data == null)) {
            return 0;
        }
        Field nodes = selected(inside, "nodes");
        Field edges = nodes == null ? selected(inside, "edges") : nodes;
        if (edges != null) {
            Object values = data instanceof Map<?, ?> map ? map.get(edges.getResultKey()) : null;
            return 2 + list(edges, values, asked(field));
        }
        Integer asked = asked(field);
        if (asked != null) {
            return list(field, data, asked);
        }
        // A plain list counts as one object: a write's recorded cost is the same for one change and for two.
        double one = data instanceof Collection<?> values ? average(field, nonNull(values)) : below(inside, data);
        return (FREE.contains(field.getName()) ? 0 : 1) + one;
    }

    /** weight(N) x (1 + what is below one value); over an answer, N is its size and "below" the average. */
    private double list(Field field, Object data, Integer asked) {
        if (!actual) {
            return Math.round(weight(asked == null ? 1 : asked) * (1 + below(field.getSelectionSet(), null)));
        }
        List<?> values = data instanceof Collection<?> found ? nonNull(found) : List.of();
        return Math.round(weight(values.size()) * (1 + average(field, values)));
    }

    private double average(Field field, List<?> values) {
        return values.stream()
                .mapToDouble(each -> below(field.getSelectionSet(), each))
                .average()
                .orElse(0);
    }

    private static List<?> nonNull(Collection<?> values) {
        return values.stream().filter(java.util.Objects::nonNull).toList();
    }

    private static Field selected(SelectionSet selections, String name) {
        return selections.getSelectionsOfType(Field.class).stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Integer asked(Field field) {
        Map<String, Object> arguments = Arguments.of(field.getArguments(), variables);
        if (arguments.get("ids") instanceof Collection<?> ids) {
            return ids.size();
        }
        return arguments.get("first") instanceof Integer first ? first : null;
    }

    private static double weight(int size) {
        for (int i = 1; i < SIZES.length; i++) {
            if (size <= SIZES[i]) {
                double part = (size - SIZES[i - 1]) / (double) (SIZES[i] - SIZES[i - 1]);
                return WEIGHTS[i - 1] + part * (WEIGHTS[i] - WEIGHTS[i - 1]);
            }
        }
        return WEIGHTS[WEIGHTS.length - 1];
    }
}
