package io.synco.sandbox.odoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /json/2/<model>/<method>}, from 19 on: a bearer key, arguments by name, a bare result, errors by HTTP status. */
final class Json2Endpoint {
    static final String PREFIX = "/json/2/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_DATABASE = "<!DOCTYPE html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n"
            + "<p>No database is selected and the requested URL was not found in the server-wide controllers.</p>\n"
            + "<p>Please verify the hostname, <a href=/web/login>login</a> and try again.</p>\n\n"
            + "<!-- Alternatively, use the X-Odoo-Database header. -->\n";
    private static final String WRONG_TYPE =
            "<!doctype html>\n<html lang=en>\n<title>415 Unsupported Media Type</title>\n<h1>Unsupported Media Type</h1>\n"
                    + "<p>Request inferred type is compatible with [&#39;http&#39;] but"
                    + " &#39;/json/2/&lt;__model__&gt;/&lt;__method__&gt;&#39; is type=&#39;json2&#39;.<br><br>Please verify the"
                    + " Content-Type request header and try again.</p>\n";
    private static final String WEB_PAGE =
            "<!DOCTYPE html>\n<html>\n    <head>\n        <title>Odoo</title>\n    </head>\n</html>\n";

    private final Vertx vertx;
    private final Json2 json2;
    private final Release release;
    private final String database;
    private final Faults faults;
    private final CallLog log;
    private final Database db;

    Json2Endpoint(Vertx vertx, Json2 json2, Odoo odoo, Faults faults, CallLog log) {
        this.vertx = vertx;
        this.json2 = json2;
        this.release = odoo.release;
        this.database = odoo.options.database();
        this.faults = faults;
        this.log = log;
        this.db = odoo.db;
    }

    void handle(HttpServerRequest request) {
        String named = request.getHeader("X-Odoo-Database");
        if (!release.hasJson2()) {
            page(request, release.statusWithoutJson2(), WEB_PAGE);
        } else if (named != null && !named.equals(database)) {
            page(request, 404, NO_DATABASE);
        } else if (request.method() != HttpMethod.POST) {
            failed(request, Json2Error.notFound("Did you mean POST /json/2/<model>/<method>?"));
        } else if (!String.valueOf(request.getHeader("Content-Type")).startsWith("application/json")) {
            page(request, 415, WRONG_TYPE);
        } else {
            request.body().onSuccess(body -> received(request, body));
        }
    }

    private void received(HttpServerRequest request, Buffer body) {
        String[] path = request.path().substring(PREFIX.length()).split("/", 2);
        String name = path[0] + "." + (path.length > 1 ? path[1] : "");
        Faults.Met met = faults.meet(name);
        Runnable go = () -> answer(request, path, name, body, met);
        if (met.delayMillis() > 0) {
            vertx.setTimer(met.delayMillis(), timer -> go.run());
        } else {
            go.run();
        }
    }

    private void answer(HttpServerRequest request, String[] path, String name, Buffer body, Faults.Met met) {
        if (met.is(Fault.Kind.CUT_BEFORE)) {
            request.connection().close();
        } else if (met.is(Fault.Kind.STATUS) || met.is(Fault.Kind.HTML)) {
            page(request, met.fault().get().status(), WEB_PAGE);
        } else {
            String key = request.getHeader("Authorization");
            vertx.executeBlocking(() -> done(path, name, key, body, met), false).onComplete(done -> {
                if (met.is(Fault.Kind.CUT_AFTER) || done.failed()) {
                    request.connection().close();
                } else {
                    told(request, done.result());
                }
            });
        }
    }

    /** A status and a body. */
    private record Answer(int status, Object body) {}

    private Answer done(String[] path, String name, String key, Buffer body, Faults.Met met) {
        Map<String, Object> named = Map.of();
        try {
            named = arguments(body);
            json2.authenticate(key);
            if (met.fault().isPresent() && !met.is(Fault.Kind.CUT_AFTER)) {
                throw refusal(met.fault().get());
            }
            Object result = json2.call(path[0], path.length > 1 ? path[1] : "", named);
            logged(name, named, "ok");
            return new Answer(200, result);
        } catch (Json2Error error) {
            logged(name, named, error.name());
            return new Answer(error.status(), error.answer());
        } catch (OdooError error) {
            logged(name, named, error.name());
            return new Answer(Json2Error.statusOf(error), error.plainAnswer());
        }
    }

    private static OdooError refusal(Fault fault) {
        return switch (fault.kind()) {
            case ACCESS_ERROR -> OdooError.accessError(fault.text());
            case ACCESS_DENIED -> OdooError.accessDenied();
            case SERIALIZATION -> OdooError.serialization();
            default -> OdooError.userError(fault.text());
        };
    }

    /** A body that is a list is accepted, and ignored. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> arguments(Buffer body) {
        try {
            Object read = JSON.readValue(body.getBytes(), Object.class);
            return read instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        } catch (java.io.IOException e) {
            throw Json2Error.badRequest(
                    "could not parse the body as json: Expecting property name enclosed in double quotes:"
                            + " line 1 column 2 (char 1)");
        }
    }

    private void logged(String name, Map<String, Object> named, String outcome) {
        Map<String, Object> kwargs = new LinkedHashMap<>(named);
        log.add(new CallLog.Call(db.now(), name, List.of(), kwargs, outcome));
    }

    private void failed(HttpServerRequest request, Json2Error error) {
        told(request, new Answer(error.status(), error.answer()));
    }

    private static void told(HttpServerRequest request, Answer answer) {
        try {
            request.response()
                    .setStatusCode(answer.status())
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(Buffer.buffer(JSON.writeValueAsBytes(answer.body())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }

    private static void page(HttpServerRequest request, int status, String text) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(text);
    }
}
