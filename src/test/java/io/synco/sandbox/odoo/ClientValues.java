package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as a client gave them, under the names that the double stores them by; a name that this release does not have is refused. */
final class ClientValues {
    private final Schema schema;
    private final Release release;

    ClientValues(Schema schema, Release release) {
        this.schema = schema;
        this.release = release;
    }

    String stored(String model, String name) {
        return release.renamed(model).getOrDefault(name, name);
    }

    Map<String, Object> stored(String modelName, Map<String, Object> given) {
        ModelDef model = schema.model(modelName);
        Map<String, Object> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (!model.has(name)) {
                throw schema.words.unknownFieldToWrite(name, modelName);
            }
            FieldDef field = model.field(name);
            values.put(stored(modelName, name), field.isToMany() ? commands(field, value) : value);
        });
        return values;
    }

    private Object commands(FieldDef field, Object value) {
        if (!(value instanceof List<?> list) || !schema.knows(field.relation())) {
            return value;
        }
        List<Object> all = new ArrayList<>();
        list.forEach(command -> all.add(command instanceof List<?> triple ? command(field, triple) : command));
        return all;
    }

    @SuppressWarnings("unchecked")
    private Object command(FieldDef field, List<?> triple) {
        boolean values = triple.size() == 3 && triple.get(2) instanceof Map<?, ?>;
        return values
                ? List.of(triple.get(0), triple.get(1) == null ? 0 : triple.get(1), stored(field.relation(), (Map<
                                String, Object>)
                        triple.get(2)))
                : triple;
    }
}
