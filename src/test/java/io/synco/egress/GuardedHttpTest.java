package io.synco.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.BlockedAddress;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedHttpTest {
    private static final InetAddress HERE = AddressRulesTest.address("127.0.0.1");
    private static final int BODY_BYTES_MAX = 100_000;
    private static final Optional<List<Cidr>> ALLOWED = Optional.of(List.of(Cidr.of("127.0.0.0/8")));

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Queue<HttpServerRequest> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger resolved = new AtomicInteger();
    private volatile Consumer<HttpServerRequest> answer =
            request -> request.response().end("fine");
    private HttpServer server;
    private GuardedHttp http;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    requests.add(request);
                    answer.accept(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        http = guarded(host -> List.of(HERE));
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_call_reaches_the_checked_address_and_carries_the_name() {
        HttpAnswer got = send(get("http://odoo.test:" + port() + "/a/b?c=d%20e"));

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).isEqualTo("fine");
        HttpServerRequest request = requests.remove();
        assertThat(request.uri()).isEqualTo("/a/b?c=d%20e");
        assertThat(request.getHeader("host")).isEqualTo("odoo.test:" + port());
    }

    @Test
    void body_and_headers_go_out_and_headers_come_back_in_lower_case() {
        answer = request -> request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(418)
                        .putHeader("Retry-After", "2.0")
                        .end(body));

        HttpAnswer got = send(new HttpCall(
                "POST",
                URI.create("http://odoo.test:" + port() + "/jsonrpc"),
                Map.of("Content-Type", "application/json"),
                Optional.of("{}".getBytes(StandardCharsets.UTF_8)),
                HttpCall.USUAL_LIMIT,
                Trust.HOSTILE));

        assertThat(got.status()).isEqualTo(418);
        assertThat(got.text()).isEqualTo("{}");
        assertThat(got.headers()).containsEntry("retry-after", "2.0");
        assertThat(requests.remove().getHeader("content-type")).isEqualTo("application/json");
    }

    @Test
    void a_name_is_resolved_once_so_that_it_cannot_lead_elsewhere_after_the_check() {
        AtomicInteger asked = new AtomicInteger();
        http = guarded(host -> List.of(asked.incrementAndGet() == 1 ? HERE : AddressRulesTest.address("127.9.9.9")));

        assertThat(send(get("http://rebinding.test:" + port())).text()).isEqualTo("fine");
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_name_that_leads_inside_is_refused_and_nothing_is_sent() {
        http = guarded(host -> List.of(HERE, AddressRulesTest.address("169.254.169.254")));

        assertThat(failure(get("http://odoo.test:" + port()))).isInstanceOf(BlockedAddress.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void a_refused_form_is_not_even_resolved() {
        assertThat(failure(get("http://me:secret@odoo.test:" + port()))).isInstanceOf(BlockedAddress.class);
        assertThat(resolved).hasValue(0);
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        answer = request -> request.response()
                .setStatusCode(302)
                .putHeader("location", "http://127.0.0.1:" + port() + "/secret")
                .end();

        assertThat(send(get("http://odoo.test:" + port())).status()).isEqualTo(302);
        assertThat(requests).hasSize(1);
    }

    @Test
    void a_refused_connection_was_certainly_not_sent() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(failure(get("http://odoo.test:" + closed)))
                .isEqualTo(new Unavailable("odoo.test:" + closed
                        + " cannot be reached: it is refused, closed or silent. Check the address"));
    }

    @Test
    void a_name_without_address_was_certainly_not_sent() {
        http = guarded(host -> {
            throw new UnknownHostException(host);
        });

        assertThat(failure(get("http://odoo.test"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_name_server_that_is_silent_is_not_waited_for() {
        var never = new CountDownLatch(1);
        http = guarded(host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of(HERE);
        });

        assertThat(failure(get("http://odoo.test", Duration.ofMillis(50)))).isInstanceOf(Unavailable.class);
        never.countDown();
    }

    @Test
    void a_slow_answer_is_unknown() {
        answer = request -> {};

        assertThat(failure(get("http://odoo.test:" + port(), Duration.ofMillis(300))))
                .isInstanceOf(Unknown.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void an_answer_that_never_ends_is_unknown() {
        answer = request -> {
            request.response().setChunked(true).write("a");
            vertx.setPeriodic(20, id -> request.response().write("b"));
        };

        assertThat(failure(get("http://odoo.test:" + port(), Duration.ofMillis(300))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void an_answer_cut_in_the_middle_is_unknown() {
        answer = request -> {
            request.response().putHeader("content-length", "10").write("half");
            request.connection().close();
        };

        assertThat(failure(get("http://odoo.test:" + port()))).isInstanceOf(Unknown.class);
    }

    @Test
    void a_connection_cut_after_the_request_is_unknown() {
        answer = request -> request.connection().close();

        assertThat(failure(get("http://odoo.test:" + port()))).isInstanceOf(Unknown.class);
    }

    @Test
    void too_large_an_answer_is_not_read_to_its_end() {
        AtomicBoolean hungUp = new AtomicBoolean();
        answer = request -> {
            request.response().setChunked(true);
            long endless = vertx.setPeriodic(1, id -> request.response().write(Buffer.buffer(new byte[10_000])));
            request.connection().closeHandler(v -> hungUp.set(vertx.cancelTimer(endless)));
        };

        assertThat(failure(get("http://odoo.test:" + port()))).isInstanceOf(Protocol.class);
        await().untilTrue(hungUp);
    }

    @Test
    void a_compressed_answer_is_unpacked() {
        answer = compressed("klein".repeat(100).getBytes(StandardCharsets.UTF_8));

        assertThat(send(get("http://odoo.test:" + port())).text()).isEqualTo("klein".repeat(100));
    }

    @Test
    void a_small_answer_that_unpacks_to_a_large_one_is_refused() {
        answer = compressed(new byte[50 * BODY_BYTES_MAX]);

        assertThat(failure(get("http://odoo.test:" + port()))).isInstanceOf(Protocol.class);
    }

    @Test
    void a_compressed_answer_that_is_none_is_refused() {
        answer = request ->
                request.response().putHeader("content-encoding", "gzip").end("not gzip at all");

        assertThat(failure(get("http://odoo.test:" + port()))).isInstanceOf(Protocol.class);
    }

    @Test
    void a_host_gets_two_calls_at_once_and_the_others_in_turn() {
        Queue<HttpServerRequest> open = new ConcurrentLinkedQueue<>();
        answer = open::add;
        var answers = IntStream.range(0, 5)
                .mapToObj(i ->
                        http.send(get("http://odoo.test:" + port() + "/" + i)).subscribeAsCompletionStage())
                .toList();

        for (int done = 0; done < 5; done++) {
            int expected = Math.min(2, 5 - done);
            await().until(() -> open.size() == expected);
            HttpServerRequest request = open.remove();
            vertx.runOnContext(v -> request.response().end());
        }

        answers.forEach(one -> assertThat(one.join().status()).isEqualTo(200));
        assertThat(http.slots().hosts()).isZero();
    }

    @Test
    void who_waits_too_long_for_a_place_was_certainly_not_sent() {
        answer = request -> {};
        for (int i = 0; i < 2; i++) {
            http.send(get("http://odoo.test:" + port())).subscribe().with(ok -> {}, e -> {});
        }
        await().until(() -> requests.size() == 2);

        assertThat(failure(get("http://odoo.test:" + port(), Duration.ofMillis(50))))
                .isInstanceOf(Unavailable.class);
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_call_that_nobody_waits_for_gives_its_place_back() {
        answer = request -> {};
        var waiting = http.send(get("http://odoo.test:" + port())).subscribe().with(ok -> {});
        await().until(() -> requests.size() == 1);

        waiting.cancel();

        await().until(() -> http.slots().hosts() == 0);
    }

    @Test
    void a_certificate_that_does_not_fit_is_told_and_nothing_is_sent() throws Exception {
        HttpServer tls = tlsServer(certificate("other.test"));

        assertThat(failure(get("https://odoo.test:" + tls.actualPort())))
                .isEqualTo(new Unavailable(
                        "odoo.test:" + tls.actualPort() + " shows a certificate that is not valid for this name"));
        assertThat(requests).isEmpty();
    }

    @Test
    void a_trusted_certificate_of_another_name_is_refused_and_the_name_goes_into_the_handshake() throws Exception {
        JksOptions store = certificate("odoo.test");
        HttpServer tls = tlsServer(store);
        http = new GuardedHttp(
                vertx,
                config(ALLOWED),
                host -> List.of(HERE),
                Set.of(),
                GuardedHttp.options(config(ALLOWED)).setTrustOptions(store));

        assertThat(send(get("https://odoo.test:" + tls.actualPort())).status()).isEqualTo(200);
        assertThat(requests.remove().connection().indicatedServerName()).isEqualTo("odoo.test");
        assertThat(failure(get("https://evil.test:" + tls.actualPort()))).isInstanceOf(Unavailable.class);
        assertThat(requests).isEmpty();
    }

    private HttpServer tlsServer(JksOptions store) {
        return vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(store))
                .requestHandler(request -> {
                    requests.add(request);
                    request.response().end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private JksOptions certificate(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storepass",
                        "password",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return new JksOptions().setPath(file.toString()).setPassword("password");
    }

    @Test
    void an_operators_address_needs_no_permission() {
        http = new GuardedHttp(
                vertx,
                config(Optional.empty()),
                host -> List.of(HERE),
                Set.of(),
                GuardedHttp.options(config(Optional.empty())));
        HttpCall call = get("http://shopify.test:" + port());

        assertThat(failure(call)).isInstanceOf(BlockedAddress.class);
        assertThat(send(new HttpCall(
                                call.method(), call.uri(), call.headers(), call.body(), call.limit(), Trust.CONFIGURED))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_callers_mistake_ends_the_call_as_well() {
        HttpCall call = new HttpCall(
                "GET",
                URI.create("http://odoo.test:" + port()),
                Map.of("x", "a\r\nb: c"),
                Optional.empty(),
                HttpCall.USUAL_LIMIT,
                Trust.HOSTILE);

        assertThat(catchThrowable(() -> send(call))).isInstanceOf(IllegalArgumentException.class);
        await().until(() -> http.slots().hosts() == 0);
    }

    private static Consumer<HttpServerRequest> compressed(byte[] plain) {
        return request -> {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            request.response().putHeader("content-encoding", "gzip").end(Buffer.buffer(packed.toByteArray()));
        };
    }

    private int port() {
        return server.actualPort();
    }

    @Test
    void a_part_of_a_file_larger_than_any_answer_is_read() {
        answer = request -> {
            String[] range =
                    request.getHeader("range").substring("bytes=".length()).split("-");
            int from = Integer.parseInt(range[0]);
            request.response()
                    .setStatusCode(206)
                    .end(file(5 * BODY_BYTES_MAX).slice(from, Integer.parseInt(range[1]) + 1));
        };

        HttpAnswer got = part(3L * BODY_BYTES_MAX, 1_000);

        assertThat(got.body())
                .isEqualTo(file(5 * BODY_BYTES_MAX)
                        .slice(3 * BODY_BYTES_MAX, 3 * BODY_BYTES_MAX + 1_000)
                        .getBytes());
    }

    @Test
    void of_a_server_that_knows_no_ranges_the_same_part_is_read_and_no_more() {
        answer = request -> request.response().end(file(5 * BODY_BYTES_MAX));

        HttpAnswer got = part(3L * BODY_BYTES_MAX + 7, 1_000);

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body())
                .isEqualTo(file(5 * BODY_BYTES_MAX)
                        .slice(3 * BODY_BYTES_MAX + 7, 3 * BODY_BYTES_MAX + 1_007)
                        .getBytes());
    }

    @Test
    void a_part_of_what_is_compressed_is_no_part() {
        answer = request ->
                request.response().putHeader("content-encoding", "gzip").end(file(1_000));

        assertThat(catchThrowable(() -> part(0, 1_000))).isInstanceOf(RemoteException.class);
    }

    private HttpAnswer part(long from, int bytesMax) {
        return http.part(get("http://storage.test:" + port() + "/file"), from, bytesMax)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    /** No two places of it are alike. */
    private static Buffer file(int bytes) {
        Buffer file = Buffer.buffer(bytes);
        for (int i = 0; file.length() < bytes; i++) {
            file.appendString(i + " ");
        }
        return file.slice(0, bytes);
    }

    private static HttpCall get(String uri) {
        return get(uri, Duration.ofSeconds(10));
    }

    private static HttpCall get(String uri, Duration limit) {
        return new HttpCall("GET", URI.create(uri), Map.of(), Optional.empty(), limit, Trust.HOSTILE);
    }

    private HttpAnswer send(HttpCall call) {
        return http.send(call).await().atMost(Duration.ofSeconds(20));
    }

    private RemoteFailure failure(HttpCall call) {
        Throwable thrown = catchThrowable(() -> send(call));
        assertThat(thrown).isInstanceOf(RemoteException.class);
        return ((RemoteException) thrown).failure();
    }

    private GuardedHttp guarded(Resolver resolver) {
        Resolver counted = host -> {
            resolved.incrementAndGet();
            return resolver.resolve(host);
        };
        return new GuardedHttp(vertx, config(ALLOWED), counted, Set.of(HERE), GuardedHttp.options(config(ALLOWED)));
    }

    private static EgressConfig config(Optional<List<Cidr>> allow) {
        return new EgressConfig() {
            @Override
            public Optional<List<Cidr>> allow() {
                return allow;
            }

            @Override
            public Optional<List<Cidr>> deny() {
                return Optional.empty();
            }

            @Override
            public Duration connectLimit() {
                return Duration.ofSeconds(2);
            }

            @Override
            public int bodyBytesMax() {
                return BODY_BYTES_MAX;
            }

            @Override
            public int hostileCallsPerHostMax() {
                return 2;
            }

            @Override
            public int configuredCallsPerHostMax() {
                return 64;
            }
        };
    }
}
