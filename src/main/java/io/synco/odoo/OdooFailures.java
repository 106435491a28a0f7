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
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one table from what Odoo answers to what it means (docs/failures.md). By the error's name, never by its code or text, which
 * differ by version and language; the words are the server's message, never its traceback.
 */
final class OdooFailures {
    private static final int WORDS_MAX = 1_000;
    private static final Pattern TITLE = Pattern.compile("<title>([^<]{1,100})", Pattern.CASE_INSENSITIVE);
    private static final Duration PAUSE_UNLESS_TOLD = Duration.ofSeconds(5);

    private static final Set<String> CONFLICTS = Set.of(
            "psycopg2.errors.SerializationFailure",
            "psycopg2.errors.DeadlockDetected",
            "psycopg2.errors.LockNotAvailable",
            "psycopg2.extensions.TransactionRollbackError",
            // Names that version 19 gives to the same, of records that another transaction holds.
            "odoo.exceptions.LockError",
            "odoo.exceptions.ConcurrencyError");

    /** load has no error names, only PostgreSQL's sentences and constraints. The last is a second load that was faster. */
    private static final List<String> CONFLICTS_IN_LOAD =
            List.of("could not serialize access", "deadlock detected", "ir_model_data_module_name_uniq_index");

    private OdooFailures() {}

    /**
     * @param name of the server's exception
     * @param message of the server, in its words
     */
    static RemoteFailure ofError(String name, String message, Call call) {
        String words = words(message);
        if (CONFLICTS.contains(name)) {
            return new Conflict("Somebody else changed the same records: " + words);
        }
        return switch (name) {
            case "odoo.exceptions.AccessDenied", "werkzeug.exceptions.Unauthorized" ->
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
            return noDatabase(call);
        }
        String told = "Odoo cannot reach its database \"" + call.database() + "\"";
        return call.writes() ? new Unknown(told) : new Unavailable(told + ": is the name right?");
    }

    /** @return what an answer that is no JSON of Odoo's at all means */
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
            return redirect(answer.headers().getOrDefault("location", ""), call);
        }
        if (status == 404 && answer.text().contains("No database is selected")) {
            return noDatabase(call);
        }
        if (status == 404 || status == 405) {
            return new Protocol("There is no Odoo at this address (HTTP " + status + ")" + title(answer));
        }
        return new Protocol(
                "Odoo's server answered with HTTP " + status + " and a page instead of data" + title(answer));
    }

    /** Never followed: the other host was not checked, and would be given the key. */
    private static RemoteFailure redirect(String to, Call call) {
        if (to.contains("/web/database")) {
            return noDatabase(call);
        }
        if (to.contains("login") || to.contains("signin")) {
            return new Protocol("This address leads to a login page: something in front of Odoo wants a login before"
                    + " Odoo's API can be called. Let calls of " + call.at().getPath() + " through");
        }
        String host = host(to);
        return new Protocol(
                host.isEmpty() || host.equals(call.at().getHost())
                        ? "This address leads on to another one: enter the one that it leads to"
                        : "This address leads on to " + host + ": enter that one");
    }

    private static RemoteFailure noDatabase(Call call) {
        return new Refused("Odoo has no database \"" + call.database() + "\": check its name");
    }

    private static String host(String address) {
        try {
            return Objects.requireNonNullElse(new URI(address).getHost(), "");
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** What a page that came instead of an answer says of itself. */
    private static String title(HttpAnswer answer) {
        Matcher title = TITLE.matcher(answer.text());
        return title.find() ? ". The page says: " + title.group(1).strip() : "";
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
