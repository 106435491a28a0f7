package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.synco.egress.Cidr;
import io.synco.egress.EgressConfig;
import io.synco.egress.GuardedHttp;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The real client with something between it and the network. */
final class ScriptedHttp extends GuardedHttp {
    static final Vertx VERTX = Vertx.vertx();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What happens instead of a call; {@code onward} is the call itself. */
    interface Between {
        Uni<HttpAnswer> send(HttpCall call, Function<HttpCall, Uni<HttpAnswer>> onward);
    }

    private volatile Between between = (call, onward) -> onward.apply(call);

    ScriptedHttp() {
        super(VERTX, new LoopbackAllowed());
    }

    void between(Between other) {
        between = other;
    }

    @Override
    public Uni<HttpAnswer> send(HttpCall call) {
        return Uni.createFrom().deferred(() -> between.send(call, super::send));
    }

    static HttpAnswer answer(int status, JsonNode body) {
        try {
            return new HttpAnswer(
                    status,
                    Map.of(),
                    body.isTextual()
                            ? body.textValue().getBytes(java.nio.charset.StandardCharsets.UTF_8)
                            : JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code model.method} of a call, or {@code service.method}. */
    static String name(HttpCall call) {
        String path = call.uri().getPath();
        if (path.startsWith("/json/2/")) {
            return path.substring("/json/2/".length()).replaceFirst("/(?=[^/]*$)", ".");
        }
        if (!path.endsWith("/jsonrpc")) {
            return path;
        }
        try {
            JsonNode params = JSON.readTree(call.body().orElseThrow()).path("params");
            JsonNode args = params.path("args");
            return params.path("service").asText().equals("object")
                    ? args.path(3).asText() + "." + args.path(4).asText()
                    : params.path("service").asText() + "."
                            + params.path("method").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class LoopbackAllowed implements EgressConfig {
        @Override
        public Optional<List<Cidr>> allow() {
            return Optional.of(List.of(Cidr.of("127.0.0.0/8")));
        }

        @Override
        public Optional<List<Cidr>> deny() {
            return Optional.empty();
        }

        @Override
        public Duration connectLimit() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int bodyBytesMax() {
            return 10_000_000;
        }

        @Override
        public int hostileCallsPerHostMax() {
            return 2;
        }

        @Override
        public int configuredCallsPerHostMax() {
            return 2;
        }
    }
}
