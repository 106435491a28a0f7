package io.synco.infra;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A second broker for tests that kill it: same files as the first, its own ports and data, kept from start to start. Where the
 * infrastructure came without a broker's files (a given one, Docker), the test is skipped by an assumption.
 */
public final class RabbitNode implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final String USER = "synco";

    private final String password = UUID.randomUUID().toString();
    private final int port = FreePort.next();
    private final int epmdPort = FreePort.next();
    private final Path directory;
    private final ServerProcess epmd;
    private final ServerProcess broker;

    private RabbitNode(String files, Path directory) {
        this.directory = directory;
        String script =
                Infrastructure.checkout().resolve("deploy/local/rabbitmq-node").toString();
        Map<String, String> login = Map.of("SYNCO_RABBITMQ_USER", USER, "SYNCO_RABBITMQ_PASSWORD", password);
        epmd = new ServerProcess(
                "epmd", List.of(script, files, "epmd", "" + epmdPort), Map.of(), directory.resolve("epmd.log"));
        broker = new ServerProcess(
                "RabbitMQ",
                List.of(
                        script,
                        files,
                        directory.resolve("node").toString(),
                        "" + port,
                        "" + FreePort.next(),
                        "" + epmdPort),
                login,
                directory.resolve("rabbitmq.log"));
    }

    public static RabbitNode start() {
        RabbitNode node = prepare();
        node.startAgain();
        return node;
    }

    /** Its address is settled, but nobody answers there yet. */
    public static RabbitNode prepare() {
        assumeTrue(isPossible(), "no files of a RabbitMQ here to start a second one from");
        Path directory = Infrastructure.checkout().resolve("target/rabbitmq-node-" + UUID.randomUUID());
        RabbitNode node = new RabbitNode(files(), directory);
        node.epmd.start(() -> FreePort.listens(node.epmdPort), Duration.ofSeconds(10));
        return node;
    }

    /** Whether there are files to start one from. */
    public static boolean isPossible() {
        return files() != null;
    }

    /** On the same port, with the data it had. */
    public void startAgain() {
        broker.start(this::answers, START_LIMIT);
    }

    /** SIGKILL. */
    public void kill() {
        broker.kill();
    }

    /** While it is down: it comes back knowing nothing. */
    public void loseData() {
        delete(directory.resolve("node/data"));
    }

    /** While it is down: it comes back with its quorum queues, but none of them will ever elect a leader. */
    public void loseQuorumLogs() {
        delete(directory.resolve("node/data/node/quorum"));
    }

    private static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + tree, e);
        }
    }

    /** For a test's own look at the broker; to be closed by it. */
    public Connection connect() throws IOException, TimeoutException {
        return Queues.factory(new Infrastructure(settings())).newConnection("test");
    }

    /**
     * Waits until the broker has written down that the quorum queue is its own. RabbitMQ 3.10 does so up to 3 s after declaring it;
     * killed within them, it comes back with the queue but without its log, and no leader is ever elected.
     */
    public void awaitWrittenDown(String queue) {
        await("the broker's directory of queues").atMost(Duration.ofSeconds(30)).until(() -> {
            try (Stream<Path> files = Files.walk(directory.resolve("node/data/node/quorum"), 2)) {
                return files.anyMatch(file -> file.endsWith("names.dets") && mentions(file, queue));
            }
        });
    }

    private static boolean mentions(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false; // being written
        }
    }

    /** To be put over the settings of the application under test. */
    public Map<String, String> settings() {
        return Map.of(
                "SYNCO_RABBITMQ_HOST",
                "127.0.0.1",
                "SYNCO_RABBITMQ_PORT",
                "" + port,
                "SYNCO_RABBITMQ_USER",
                USER,
                "SYNCO_RABBITMQ_PASSWORD",
                password,
                "SYNCO_RABBITMQ_VHOST",
                "/");
    }

    @Override
    public void close() {
        broker.close(); // its directory is under target/, for whoever wants to read the log
        epmd.close();
    }

    private boolean answers() throws Exception {
        connect().close();
        return true;
    }

    /** Unpacked by ./synco, else installed ("", the system's root); null where neither is. */
    private static String files() {
        Path unpacked = Infrastructure.state().resolve("rabbitmq/files");
        if (Files.exists(Infrastructure.state().resolve("rabbitmq/unpacked"))) {
            return unpacked.toString();
        }
        return Files.isDirectory(Path.of("/usr/lib/rabbitmq/lib")) && Files.isDirectory(Path.of("/usr/lib/erlang"))
                ? ""
                : null;
    }
}
