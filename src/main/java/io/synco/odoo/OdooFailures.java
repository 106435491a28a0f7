package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.egress.HttpAnswer;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.AccessDenied;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.Conflict;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.RemoteFailure.Throttled;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The one table from what Odoo answers to what it means (docs/failures.md). By the error's name, never by its code or text, which
 * differ by version and language; the words are the server's message, never its traceback.
 */
final class OdooFailures {
    private static final int WORDS_MAX = 1_000;
    private static final Duration PAUSE_UNLESS_TOLD = Duration.ofSeconds(5);

    private static final Set<String> CONFLICTS = Set.of(
            "psycopg2.errors.SerializationFailure",
            "psycopg2.errors.DeadlockDetected",
            "psycopg2.errors.LockNotAvailable",
            "psycopg2.extensions.TransactionRollbackError");

    /** load has no error names, only PostgreSQL's sentences and constraints. The last is a second load that was faster. */
    private static final List<String> CONFLICTS_IN_LOAD =
            List.of("could not serialize access", "deadlock detected", "ir_model_data_module_name_uniq_index");

    private OdooFailures() {}

    static RemoteFailure ofError(JsonNode error, Call call) {
        String name = error.path("data").path("name").asText("");
        String words = words(
                error.path("data").path("message").asText(error.path("message").asText("")));
        if (CONFLICTS.contains(name)) {
            return new Conflict("Somebody else changed the same records: " + words);
        }
        return switch (name) {
            case "odoo.exceptions.AccessDenied" ->
                new AuthRevoked("Odoo no longer accepts this login and API key: connect again");
            case "odoo.exceptions.AccessError" -> new AccessDenied(words);
            case "odoo.exceptions.MissingError" -> missing(words);
            case "psycopg2.OperationalError", "psycopg2.InterfaceError" -> database(words, call);
            default -> new Refused(words.isEmpty() ? "Odoo refused without a reason (" + name + ")" : words);
        };
    }

    /** A user that was deleted shows as a missing record of the users' model. */
    private static RemoteFailure missing(String words) {
        return words.contains("res.users(")
                ? new AuthRevoked("The Odoo user of this connection no longer exists: connect again")
                : new NotFound(words);
    }

    private static RemoteFailure database(String words, Call call) {
        if (words.contains("does not exist")) {
            return new Refused("Odoo has no database \"" + call.database() + "\": check its name");
        }
        String told = "Odoo cannot reach its database \"" + call.database() + "\"";
        return call.writes() ? new Unknown(told) : new Unavailable(told + ": is the name right?");
    }

    /** @return what an answer that is not JSON-RPC at all means */
    static RemoteFailure ofStatus(HttpAnswer answer, Call call) {
        int status = answer.status();
        if (status == 429) {
            return new Throttled(retryAfter(answer), "Odoo asks to call less often");
        }
        if (status == 502 || status == 503 || status == 504) {
            String told = "Odoo's server answers " + status + ": it is down or restarting";
            return call.writes() ? new Unknown(told) : new Unavailable(told);
        }
        if (status >= 300 && status < 400) {
            return new Protocol("This address leads on to another one: enter the one that it leads to");
        }
        if (status == 404 || status == 405) {
            return new Protocol("There is no Odoo at this address (HTTP " + status + ")");
        }
        return new Protocol("Odoo's server answered with HTTP " + status + " and no JSON-RPC");
    }

    /** Refused rows of a load: all messages, for all of them have to be put right. */
    static RemoteFailure ofLoad(JsonNode messages) {
        List<String> all = new ArrayList<>();
        messages.forEach(message -> all.add(words(message.path("message").asText(""))));
        String words = words(String.join("; ", all));
        return CONFLICTS_IN_LOAD.stream().anyMatch(words::contains)
                ? new Conflict("Somebody else changed the same records: " + words)
                : new Refused(words.isEmpty() ? "Odoo took none of the rows and gave no reason" : words);
    }

    /** A read without an answer changed nothing: it is unavailable, and nothing has to be settled. */
    static RemoteFailure unanswered(RemoteFailure failure, Call call) {
        return failure instanceof Unknown && !call.writes() ? new Unavailable(failure.words()) : failure;
    }

    private static Duration retryAfter(HttpAnswer answer) {
        try {
            return Duration.ofSeconds(Math.min(
                    3_600, Math.max(1, Long.parseLong(answer.headers().getOrDefault("retry-after", "")))));
        } catch (NumberFormatException e) {
            return PAUSE_UNLESS_TOLD;
        }
    }

    private static String words(String message) {
        String words = message.strip();
        return words.length() <= WORDS_MAX ? words : words.substring(0, WORDS_MAX) + "…";
    }
}
