package io.synco.sandbox.shopify;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Argument values of a document with its variables filled in, before anything runs. */
final class Arguments {
    private static final int ARRAY_MAX = 250;

    private Arguments() {}

    static Map<String, Object> of(List<Argument> arguments, Map<String, Object> variables) {
        Map<String, Object> values = new LinkedHashMap<>();
        arguments.forEach(each -> values.put(each.getName(), plain(each.getValue(), variables)));
        return values;
    }

    private static Object plain(Value<?> value, Map<String, Object> variables) {
        if (value instanceof VariableReference reference) {
            return variables.get(reference.getName());
        } else if (value instanceof ArrayValue array) {
            return array.getValues().stream()
                    .map(each -> plain(each, variables))
                    .toList();
        } else if (value instanceof ObjectValue object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            object.getObjectFields().forEach(each -> fields.put(each.getName(), plain(each.getValue(), variables)));
            return fields;
        } else if (value instanceof StringValue text) {
            return text.getValue();
        } else if (value instanceof IntValue number) {
            return number.getValue().intValue();
        } else if (value instanceof BooleanValue flag) {
            return flag.isValue();
        } else if (value instanceof EnumValue name) {
            return name.getName();
        }
        return value instanceof NullValue ? null : value.toString();
    }

    /** The error for the first list of more than 250 values in a root field's arguments. */
    static Optional<Map<String, Object>> tooLong(Field root, Map<String, Object> variables) {
        return tooLong(of(root.getArguments(), variables), List.of(root.getResultKey()));
    }

    private static Optional<Map<String, Object>> tooLong(Object value, List<Object> path) {
        if (value instanceof Collection<?> values) {
            return values.size() > ARRAY_MAX
                    ? Optional.of(GraphQlErrors.tooLong(values.size(), path))
                    : each(new ArrayList<>(values), path);
        }
        return value instanceof Map<?, ?> fields ? each(fields, path) : Optional.empty();
    }

    private static Optional<Map<String, Object>> each(List<?> values, List<Object> path) {
        for (int i = 0; i < values.size(); i++) {
            Optional<Map<String, Object>> error = tooLong(values.get(i), below(path, i));
            if (error.isPresent()) {
                return error;
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, Object>> each(Map<?, ?> fields, List<Object> path) {
        return fields.entrySet().stream()
                .flatMap(each -> tooLong(each.getValue(), below(path, each.getKey())).stream())
                .findFirst();
    }

    private static List<Object> below(List<Object> path, Object step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }
}
