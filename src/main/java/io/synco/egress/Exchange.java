package io.synco.egress;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call from its first to its last moment: place, address, connection, request, answer. Everything runs on the caller's own
 * context, so nothing here needs a lock. Ends exactly once; from the moment the request is handed to the connection a missing
 * answer is "unknown", before that it is "not sent".
 */
final class Exchange {
    private final GuardedHttp http;
    private final HttpCall call;
    private final UniEmitter<? super HttpAnswer> emitter;
    private final Context context;
    private final Body body;
    private Slots.Slot slot;
    private boolean placed;
    private HttpClientRequest request;
    private boolean sent;
    private boolean over;
    private long timer;

    Exchange(GuardedHttp http, HttpCall call, Body body, UniEmitter<? super HttpAnswer> emitter) {
        this.http = http;
        this.call = call;
        this.body = body;
        this.emitter = emitter;
        this.context = http.vertx().getOrCreateContext();
    }

    void begin() {
        emitter.onTermination(() -> context.runOnContext(v -> end(() -> {})));
        run(this::takePlace);
    }

    /** A mistake of the caller's, a header with a line break, must end the call too. */
    private void run(Runnable step) {
        context.runOnContext(v -> {
            try {
                step.run();
            } catch (IllegalArgumentException e) {
                fail(e);
            }
        });
    }

    private void takePlace() {
        Optional<String> refusal = http.rules().refusal(call.uri());
        if (refusal.isPresent()) {
            fail(Failures.blocked(refusal.get()));
            return;
        }
        timer = vertx().setTimer(Math.max(1, call.limit().toMillis()), id -> fail(late()));
        String host = call.uri().getHost().toLowerCase(Locale.ROOT) + ":" + AddressRules.port(call.uri());
        slot = http.slots().take(host, http.callsMax(call.trust()), () -> run(this::resolve));
    }

    private void resolve() {
        placed = true;
        if (!over) {
            http.resolve(call.uri().getHost())
                    .onSuccess(addresses -> run(() -> check(addresses)))
                    .onFailure(e -> fail(Failures.noAddress(call.uri())));
        }
    }

    private void check(List<InetAddress> addresses) {
        Optional<String> refusal = http.rules().refusal(call.uri(), addresses, call.trust());
        if (refusal.isPresent()) {
            fail(Failures.blocked(refusal.get()));
        } else if (!over) {
            connect(addresses.get(0));
        }
    }

    /** To the very address that was checked; the name goes into SNI and Host only. */
    private void connect(InetAddress address) {
        URI uri = call.uri();
        int port = AddressRules.port(uri);
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(AddressRules.scheme(uri).equals("https"))
                .setMethod(HttpMethod.valueOf(call.method()))
                .setURI(pathAndQuery(uri))
                .setFollowRedirects(false);
        call.headers().forEach(options::putHeader);
        body.headers().forEach(options::putHeader);
        http.client().request(options).onSuccess(this::send).onFailure(e -> fail(Failures.notReached(uri, e)));
    }

    private void send(HttpClientRequest connected) {
        if (over) {
            connected.reset();
            return;
        }
        request = connected;
        sent = true;
        connected
                .send(call.body().map(Buffer::buffer).orElseGet(Buffer::buffer))
                .onSuccess(this::receive)
                .onFailure(e -> fail(Failures.noFullAnswer(call.uri())));
    }

    private void receive(HttpClientResponse response) {
        body.answered(response.statusCode());
        response.handler(part -> take(response, part))
                .exceptionHandler(e -> fail(Failures.noFullAnswer(call.uri())))
                .endHandler(v -> finish(response));
    }

    private void take(HttpClientResponse response, Buffer part) {
        if (over) {
            return;
        }
        switch (body.take(part)) {
            case WANTS_MORE -> {}
            case TOO_LARGE -> fail(Failures.tooLarge(call.uri(), http.bodyBytesMax()));
            case HAS_ENOUGH -> tell(response, body.received());
        }
    }

    private void finish(HttpClientResponse response) {
        sent = false; // nothing left to reset
        tell(response, body.received());
    }

    private void tell(HttpClientResponse response, byte[] received) {
        Map<String, String> headers = new TreeMap<>();
        response.headers()
                .forEach((name, value) -> headers.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + ", " + b));
        try {
            Optional<byte[]> whole = body.unpacked(received, headers.get("content-encoding"));
            if (whole.isEmpty()) {
                fail(Failures.tooLarge(call.uri(), http.bodyBytesMax()));
            } else {
                end(() -> emitter.complete(new HttpAnswer(response.statusCode(), Map.copyOf(headers), whole.get())));
            }
        } catch (IOException e) {
            fail(Failures.unreadable(call.uri()));
        }
    }

    private Throwable late() {
        if (sent) {
            return Failures.noFullAnswer(call.uri());
        }
        return placed ? Failures.notReached(call.uri(), null) : Failures.noPlace(call.uri());
    }

    private void fail(Throwable failure) {
        end(() -> emitter.fail(failure));
    }

    private void end(Runnable tell) {
        if (over) {
            return;
        }
        over = true;
        vertx().cancelTimer(timer);
        if (sent) {
            request.reset();
        }
        if (slot != null) {
            slot.release();
        }
        tell.run();
    }

    private Vertx vertx() {
        return http.vertx();
    }

    private static String pathAndQuery(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
