package io.synco.sandbox.shopify;

import graphql.execution.TypeFromAST;
import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks variables against their types and answers as Shopify does: one INVALID_VARIABLE error for each, listing every problem. */
final class VariableCheck {
    private final List<Map<String, Object>> problems = new ArrayList<>();

    static List<Map<String, Object>> errors(OperationDefinition operation, Map<String, Object> variables) {
        List<Map<String, Object>> errors = new ArrayList<>();
        for (VariableDefinition definition : operation.getVariableDefinitions()) {
            boolean given = variables.containsKey(definition.getName());
            if (!given && definition.getDefaultValue() != null) {
                continue;
            }
            VariableCheck check = new VariableCheck();
            Object value = variables.get(definition.getName());
            GraphQLType type = TypeFromAST.getTypeFromAST(AdminSchema.SCHEMA, definition.getType());
            check.value(type, value, List.of());
            if (!check.problems.isEmpty()) {
                errors.add(check.error(definition, value));
            }
        }
        return errors;
    }

    private Map<String, Object> error(VariableDefinition definition, Object value) {
        String where = problems.stream()
                .map(problem -> path(problem) + " (" + problem.get("explanation") + ")")
                .collect(Collectors.joining(", "));
        Map<String, Object> error = GraphQlErrors.of(
                "Variable $" + definition.getName() + " of type " + AstPrinter.printAst(definition.getType())
                        + " was provided invalid value" + (where.startsWith(" ") ? "" : " for ") + where.strip(),
                "INVALID_VARIABLE");
        GraphQlErrors.extensions(error).put("value", value);
        GraphQlErrors.extensions(error).put("problems", problems);
        return error;
    }

    private static String path(Map<String, Object> problem) {
        return ((List<?>) problem.get("path")).stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private void value(GraphQLType type, Object value, List<Object> path) {
        if (type instanceof GraphQLNonNull nonNull) {
            if (value == null) {
                problem(path, "Expected value to not be null");
            } else {
                value(nonNull.getWrappedType(), value, path);
            }
        } else if (value != null) {
            present(type, value, path);
        }
    }

    private void present(GraphQLType type, Object value, List<Object> path) {
        if (type instanceof GraphQLList list) {
            list(list, value, path);
        } else if (type instanceof GraphQLInputObjectType object) {
            object(object, value, path);
        } else if (type instanceof GraphQLEnumType choices) {
            if (choices.getValue(String.valueOf(value)) == null) {
                problem(path, "Expected \"" + value + "\" to be one of: " + names(choices));
            }
        } else if (type instanceof GraphQLScalarType scalar && !fits(scalar.getName(), value)) {
            problem(path, "Could not coerce value " + value + " to " + scalar.getName());
        }
    }

    private void list(GraphQLList list, Object value, List<Object> path) {
        if (value instanceof Collection<?> values) {
            int index = 0;
            for (Object each : values) {
                value(list.getWrappedType(), each, below(path, index++));
            }
        } else {
            value(list.getWrappedType(), value, path);
        }
    }

    private void object(GraphQLInputObjectType object, Object value, List<Object> path) {
        if (!(value instanceof Map<?, ?> fields)) {
            problem(path, "Could not coerce value " + value + " to " + object.getName());
            return;
        }
        for (Object name : fields.keySet()) {
            if (object.getFieldDefinition((String) name) == null) {
                problem(below(path, name), "Field is not defined on " + object.getName());
            }
        }
        for (GraphQLInputObjectField field : object.getFieldDefinitions()) {
            if (fields.containsKey(field.getName()) || !field.hasSetDefaultValue()) {
                value(field.getType(), fields.get(field.getName()), below(path, field.getName()));
            }
        }
    }

    private static boolean fits(String scalar, Object value) {
        return switch (scalar) {
            case "Int" -> value instanceof Integer;
            case "Float" -> value instanceof Number;
            case "Boolean" -> value instanceof Boolean;
            case "String" -> value instanceof String;
            case "ID" -> value instanceof String || value instanceof Integer || value instanceof Long;
            default -> true;
        };
    }

    private static String names(GraphQLEnumType choices) {
        return choices.getValues().stream().map(each -> each.getName()).collect(Collectors.joining(", "));
    }

    private static List<Object> below(List<Object> path, Object step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    private void problem(List<Object> path, String explanation) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("path", path);
        problem.put("explanation", explanation);
        problems.add(problem);
    }
}
