package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error of the JSON-2 layer itself, before a method is reached. */
final class Json2Error extends RuntimeException {
    private final int status;
    private final String kind;

    private Json2Error(int status, String kind, String message) {
        super(message);
        this.status = status;
        this.kind = kind;
    }

    static Json2Error unauthorized(String message) {
        return new Json2Error(401, "Unauthorized", message);
    }

    static Json2Error notFound(String message) {
        return new Json2Error(404, "NotFound", message);
    }

    static Json2Error unprocessable(String message) {
        return new Json2Error(422, "UnprocessableEntity", message);
    }

    static Json2Error badRequest(String message) {
        return new Json2Error(400, "BadRequest", message);
    }

    /** What a method's own error answers with; mistakes of the caller are the server's errors, too. */
    static int statusOf(OdooError error) {
        return switch (error.name()) {
            case "odoo.exceptions.AccessError", "odoo.exceptions.AccessDenied" -> 403;
            case "odoo.exceptions.MissingError" -> 404;
            case "odoo.exceptions.UserError", "odoo.exceptions.ValidationError" -> 422;
            default -> 500;
        };
    }

    int status() {
        return status;
    }

    String name() {
        return "werkzeug.exceptions." + kind;
    }

    Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", name());
        answer.put("message", getMessage());
        answer.put("arguments", List.of(getMessage(), status));
        answer.put("context", Map.of());
        String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        answer.put(
                "debug",
                "Traceback (most recent call last):\n" + name() + ": " + status + " " + words + ": " + getMessage());
        return answer;
    }
}
