package io.synco.infra;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The packaged application as a process of its own, on free ports unless told, for tests that kill it and for the demo. */
public final class AppProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final int port;
    private final int managementPort;
    private final ServerProcess process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Nothing runs yet. Settings by the names of the environment's variables. */
    public AppProcess(Path packaged, Map<String, String> settings, Path log) {
        Map<String, String> environment = new TreeMap<>(settings);
        port = Integer.parseInt(environment.computeIfAbsent("SYNCO_HTTP_PORT", key -> "" + FreePort.next()));
        managementPort =
                Integer.parseInt(environment.computeIfAbsent("SYNCO_MANAGEMENT_PORT", key -> "" + FreePort.next()));
        environment.putIfAbsent("SYNCO_PUBLIC_URL", "http://127.0.0.1:" + port);
        process = new ServerProcess(
                "The application",
                List.of(
                        java(),
                        "-Xmx512m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.management.host=127.0.0.1",
                        "-jar",
                        packaged.toString()),
                environment,
                log);
    }

    /** The jar that mvnw package made, with a log of its own under target/. */
    public static AppProcess packaged(Map<String, String> settings) {
        Path target = Infrastructure.checkout().resolve("target");
        Path jar = target.resolve("quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no " + jar + "; ./mvnw package -DskipTests makes it");
        }
        return new AppProcess(jar, settings, target.resolve("app-" + UUID.randomUUID() + ".log"));
    }

    public AppProcess start() {
        process.start(this::isReady, START_LIMIT);
        return this;
    }

    /** SIGKILL, in the middle of whatever it does. */
    public void kill() {
        process.kill();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    public boolean isReady() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(managementUrl().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
