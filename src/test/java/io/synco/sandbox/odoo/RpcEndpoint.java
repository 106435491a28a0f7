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

/** POST /jsonrpc over HTTP: envelopes, HTTP errors as recorded, and the faults. */
final class RpcEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Vertx vertx;
    private final Rpc rpc;
    private final Faults faults;
    private final CallLog log;
    private final Database db;

    RpcEndpoint(Vertx vertx, Rpc rpc, Faults faults, CallLog log, Database db) {
        this.vertx = vertx;
        this.rpc = rpc;
        this.faults = faults;
        this.log = log;
        this.db = db;
    }

    void handle(HttpServerRequest request) {
        String type = String.valueOf(request.getHeader("Content-Type"));
        if (request.path().equals("/web/version")
                || request.path().equals("/json/version") && rpc.release().hasJson2()) {
            version(request);
        } else if (!request.path().equals("/jsonrpc")) {
            page(request, 404, "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n");
        } else if (request.method() != HttpMethod.POST || !type.startsWith("application/json")) {
            page(
                    request,
                    rpc.release().statusOfWrongContentType(),
                    rpc.words().wrongContentType(request.method() == HttpMethod.POST));
        } else {
            request.body().onSuccess(body -> received(request, body));
        }
    }

    private void received(HttpServerRequest request, Buffer body) {
        try {
            Map<?, ?> envelope = JSON.readValue(body.getBytes(), Map.class);
            Rpc.Request call = call((Map<?, ?>) envelope.get("params"));
            Faults.Met met = faults.meet(call.name());
            Runnable go = () -> answer(request, envelope.get("id"), call, met);
            if (met.delayMillis() > 0) {
                vertx.setTimer(met.delayMillis(), timer -> go.run());
            } else {
                go.run();
            }
        } catch (JsonProcessingException e) {
            malformed(request);
        } catch (java.io.IOException e) {
            request.connection().close();
        }
    }

    private void version(HttpServerRequest request) {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("version_info", rpc.release().versionInfo());
        version.put("version", rpc.release().serie());
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new io.vertx.core.json.JsonObject(version).encode());
    }

    private void malformed(HttpServerRequest request) {
        if (rpc.release().wrapsMalformedRequests()) {
            Map<String, Object> envelope = new LinkedHashMap<>();
            envelope.put("jsonrpc", "2.0");
            envelope.put("id", null);
            envelope.put("error", OdooError.badRequest().answer(rpc.release()));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(new io.vertx.core.json.JsonObject(envelope).encode());
        } else {
            page(request, 400, "Invalid JSON data");
        }
    }

    @SuppressWarnings("unchecked")
    private static Rpc.Request call(Map<?, ?> params) {
        return new Rpc.Request(
                String.valueOf(params.get("service")),
                String.valueOf(params.get("method")),
                params.get("args") instanceof List<?> args ? (List<Object>) args : List.of());
    }

    private void answer(HttpServerRequest request, Object id, Rpc.Request call, Faults.Met met) {
        if (met.is(Fault.Kind.STATUS) || met.is(Fault.Kind.HTML) || met.is(Fault.Kind.CUT_BEFORE)) {
            logged(call, "fault: " + met.fault().get().kind());
            instead(request, met.fault().get());
            return;
        }
        vertx.executeBlocking(() -> done(id, call, met), false).onComplete(done -> {
            if (met.is(Fault.Kind.CUT_AFTER) || done.failed()) {
                request.connection().close();
            } else {
                request.response()
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .end(Buffer.buffer(done.result()));
            }
        });
    }

    private void instead(HttpServerRequest request, Fault fault) {
        if (fault.kind() == Fault.Kind.CUT_BEFORE) {
            request.connection().close();
        } else {
            page(
                    request,
                    fault.status(),
                    "<html><head><title>" + fault.status() + "</title></head><body>The server is busy.</body></html>");
        }
    }

    private byte[] done(Object id, Rpc.Request call, Faults.Met met) throws JsonProcessingException {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("jsonrpc", "2.0");
        envelope.put("id", id);
        try {
            Object result = met.fault().isPresent() ? faulty(call, met.fault().get()) : rpc.answer(call);
            if (result != null) {
                envelope.put("result", result);
            }
            logged(call, "ok");
        } catch (OdooError error) {
            envelope.put("error", error.answer(rpc.release()));
            logged(call, error.name());
        } catch (RuntimeException mistake) {
            envelope.put(
                    "error",
                    OdooError.of("builtins.Exception", "The Odoo double failed: " + mistake)
                            .answer(rpc.release()));
            logged(call, mistake.toString());
        }
        return JSON.writeValueAsBytes(envelope);
    }

    private Object faulty(Rpc.Request call, Fault fault) {
        boolean load = call.name().endsWith(".load");
        return switch (fault.kind()) {
            case USER_ERROR -> throw OdooError.userError(fault.text());
            case ACCESS_DENIED -> throw OdooError.accessDenied();
            case ACCESS_ERROR -> throw OdooError.accessError(fault.text());
            case SERIALIZATION -> {
                if (load) {
                    yield Loader.serializationFailure();
                }
                throw OdooError.serialization();
            }
            default -> rpc.answer(call);
        };
    }

    @SuppressWarnings("unchecked")
    private void logged(Rpc.Request call, String outcome) {
        List<Object> args = call.args();
        boolean object = call.service().equals("object");
        log.add(new CallLog.Call(
                db.now(),
                call.name(),
                object && args.size() > 5 ? (List<Object>) args.get(5) : List.of(),
                object && args.size() > 6 ? (Map<String, Object>) args.get(6) : Map.of(),
                outcome));
    }

    private static void page(HttpServerRequest request, int status, String text) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(text);
    }
}
