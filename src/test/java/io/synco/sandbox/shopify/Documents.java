package io.synco.sandbox.shopify;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Parses and validates documents against the recorded schema; each text once. */
final class Documents {
    private static final int CACHED_MAX = 1000;

    /** @param errors in Shopify's shape; empty for a good document */
    record Checked(Document document, List<Map<String, Object>> errors) {
        /** The operation to run; empty when the name fits none. */
        Optional<OperationDefinition> operation(String name) {
            List<OperationDefinition> operations =
                    document == null ? List.of() : document.getDefinitionsOfType(OperationDefinition.class);
            if (name == null || name.isEmpty()) {
                return operations.size() == 1 ? Optional.of(operations.get(0)) : Optional.empty();
            }
            return operations.stream()
                    .filter(each -> name.equals(each.getName()))
                    .findFirst();
        }
    }

    private final Map<String, Checked> known = new ConcurrentHashMap<>();

    Checked check(String text) {
        if (known.size() > CACHED_MAX) {
            known.clear();
        }
        return known.computeIfAbsent(text, Documents::parse);
    }

    private static Checked parse(String text) {
        Document document;
        try {
            document = Parser.parse(text);
        } catch (InvalidSyntaxException broken) {
            return new Checked(null, List.of(GraphQlErrors.of("Parse error: " + broken.getMessage(), "parseError")));
        }
        List<ValidationError> errors = new Validator().validateDocument(AdminSchema.SCHEMA, document, Locale.ENGLISH);
        return new Checked(
                document, errors.stream().map(error -> validation(error)).toList());
    }

    private static Map<String, Object> validation(ValidationError error) {
        Map<String, Object> shaped = GraphQlErrors.shaped(error, code(error));
        List<String> path = error.getQueryPath();
        if (path != null) {
            shaped.put("path", path);
        }
        return shaped;
    }

    private static String code(ValidationError error) {
        String type = String.valueOf(error.getValidationErrorType());
        return switch (type) {
            case "FieldUndefined" -> "undefinedField";
            case "UnknownArgument" -> "argumentNotAccepted";
            case "MissingFieldArgument" -> "missingRequiredArguments";
            case "UnknownType" -> "undefinedType";
            case "UndefinedVariable" -> "variableNotDefined";
            case "WrongType" -> "argumentLiteralsIncompatible";
            default -> type.isEmpty() ? type : Character.toLowerCase(type.charAt(0)) + type.substring(1);
        };
    }

    static List<Field> rootFields(OperationDefinition operation) {
        return operation.getSelectionSet().getSelectionsOfType(Field.class);
    }
}
