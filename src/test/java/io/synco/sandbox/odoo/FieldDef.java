package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.Map;

/** One field of a model, as {@code fields_get} told it; {@code inverse} is the other end of a one2many, {@code precise} a float that keeps all its digits. */
record FieldDef(
        String name,
        String type,
        String relation,
        String inverse,
        boolean stored,
        boolean required,
        boolean readonly,
        boolean precise,
        String label) {

    /** Reads {@code type[:relation[:inverse]]|flags}, flags being s(tored), (re)q(uired), r(eadonly) and p(recise). */
    static FieldDef parse(String name, String notation, String label) {
        int bar = notation.indexOf('|');
        String[] kind = notation.substring(0, bar).split(":", -1);
        String flags = notation.substring(bar + 1);
        return new FieldDef(
                name,
                kind[0],
                kind.length > 1 ? kind[1] : null,
                kind.length > 2 ? kind[2] : null,
                flags.contains("s"),
                flags.contains("q"),
                flags.contains("r"),
                flags.contains("p"),
                label);
    }

    FieldDef withInverse(String field) {
        return new FieldDef(name, type, relation, field, stored, required, readonly, precise, label);
    }

    boolean isMany2one() {
        return type.equals("many2one");
    }

    boolean isToMany() {
        return type.equals("one2many") || type.equals("many2many");
    }

    boolean isRelational() {
        return isMany2one() || isToMany();
    }

    boolean isFloat() {
        return type.equals("float") || type.equals("monetary");
    }

    /** What {@code fields_get} says about this field. */
    Map<String, Object> described() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", type);
        answer.put("string", label);
        answer.put("store", stored);
        answer.put("required", required);
        answer.put("readonly", readonly);
        if (relation != null) {
            answer.put("relation", relation);
        }
        return answer;
    }
}
