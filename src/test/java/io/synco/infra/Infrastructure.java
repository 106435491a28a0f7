package io.synco.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to reach PostgreSQL and RabbitMQ: SYNCO_DB_… and SYNCO_RABBITMQ_… as ./synco up wrote them to .synco/infra.env; the
 * environment wins.
 */
public record Infrastructure(Map<String, String> settings) {
    public static Infrastructure find() {
        Map<String, String> settings = new LinkedHashMap<>(written());
        System.getenv().forEach((key, value) -> {
            if ((key.startsWith("SYNCO_DB_") || key.startsWith("SYNCO_RABBITMQ_")) && !value.isEmpty()) {
                settings.put(key, value);
            }
        });
        if (!settings.containsKey("SYNCO_DB_HOST") || !settings.containsKey("SYNCO_RABBITMQ_HOST")) {
            throw new IllegalStateException(
                    "No PostgreSQL and RabbitMQ to test with: run ./synco up first, or ./synco test,"
                            + " which does. (Neither the environment nor .synco/infra.env names them.)");
        }
        return new Infrastructure(Map.copyOf(settings));
    }

    /** The checkout, wherever below it the JVM was started. */
    public static Path checkout() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("deploy/local/rabbitmq-node"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "Started outside a checkout of SyncO: " + Path.of("").toAbsolutePath());
    }

    public static Path state() {
        return checkout().resolve(".synco");
    }

    public String get(String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " is not set; run ./synco up again, or set it beside the others");
        }
        return value;
    }

    public Connection asOwner(String database) throws SQLException {
        return connect("synco_owner", "SYNCO_DB_OWNER_PASSWORD", database);
    }

    public Connection asApp(String database) throws SQLException {
        return connect("synco_app", "SYNCO_DB_APP_PASSWORD", database);
    }

    private Connection connect(String user, String passwordKey, String database) throws SQLException {
        String url = "jdbc:postgresql://" + get("SYNCO_DB_HOST") + ":" + get("SYNCO_DB_PORT") + "/" + database;
        return DriverManager.getConnection(url + "?connectTimeout=10", user, get(passwordKey));
    }

    private static Map<String, String> written() {
        return readKeys(state().resolve("infra.env"));
    }

    /** Lines of KEY=VALUE; empty where there is no such file. */
    public static Map<String, String> readKeys(Path file) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    int equals = line.indexOf('=');
                    if (equals > 0) {
                        keys.put(line.substring(0, equals), line.substring(equals + 1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return keys;
    }
}
