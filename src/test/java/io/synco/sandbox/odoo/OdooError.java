package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An exception of the server, told to the client in the recorded shape. */
final class OdooError extends RuntimeException {
    private final String name;

    private OdooError(String name, String message) {
        super(message);
        this.name = name;
    }

    static OdooError of(String name, String message) {
        return new OdooError(name, message);
    }

    static OdooError userError(String message) {
        return of("odoo.exceptions.UserError", message);
    }

    static OdooError validation(String message) {
        return of("odoo.exceptions.ValidationError", message);
    }

    static OdooError accessError(String message) {
        return of("odoo.exceptions.AccessError", message);
    }

    static OdooError accessDenied() {
        return of("odoo.exceptions.AccessDenied", "Access Denied");
    }

    static OdooError valueError(String message) {
        return of("builtins.ValueError", message);
    }

    static OdooError typeError(String message) {
        return of("builtins.TypeError", message);
    }

    static OdooError badRequest() {
        return of("werkzeug.exceptions.BadRequest", "400 Bad Request: Invalid JSON data");
    }

    static OdooError keyError(String key) {
        return of("builtins.KeyError", key);
    }

    static OdooError serialization() {
        return of("psycopg2.errors.SerializationFailure", "could not serialize access due to concurrent update\n");
    }

    static OdooError missing(String model, long id, long uid) {
        return of(
                "odoo.exceptions.MissingError",
                "Record does not exist or has been deleted.\n(Record: " + model + "(" + id + ",), User: " + uid + ")");
    }

    String name() {
        return name;
    }

    Map<String, Object> answer(Release release) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", release.errorCode());
        error.put("message", "Odoo Server Error");
        error.put("data", plainAnswer());
        return error;
    }

    /** What is told of the exception itself. */
    Map<String, Object> plainAnswer() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("debug", "Traceback (most recent call last):\n" + lastWords());
        data.put("message", getMessage());
        data.put("arguments", name.startsWith("werkzeug.") ? List.of() : List.of(getMessage()));
        data.put("context", Map.of());
        return data;
    }

    private String lastWords() {
        String shown = name.startsWith("builtins.") ? name.substring("builtins.".length()) : name;
        String words = shown.equals("KeyError") ? "'" + getMessage() + "'" : getMessage();
        return shown + ": " + words.stripTrailing();
    }
}
