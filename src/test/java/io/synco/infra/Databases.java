package io.synco.infra;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Databases that come and go. The name of a test's one holds when it was made, so that what a killed run left is found later. */
public final class Databases {
    private static final Duration DROP_LIMIT = Duration.ofSeconds(60);
    private static final String TEST_PREFIX = "synco_test_";
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofHours(6);

    private final Infrastructure infrastructure;

    public Databases(Infrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    /** Empty; the application's migrations fill it. */
    public String createForTest() {
        sweep(Instant.now());
        String name = TEST_PREFIX + Instant.now().getEpochSecond() + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        create(name);
        return name;
    }

    public void create(String name) {
        run("create database " + quoted(name));
    }

    /**
     * Whoever is still connected is disconnected: forcing ends the owner's sessions only, the serving role ends its own. An autovacuum
     * worker, which nobody here may end, goes away by itself.
     */
    public void drop(String name) {
        await().atMost(DROP_LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    disconnectServing(name);
                    run("drop database if exists " + quoted(name) + " with (force)");
                });
    }

    private void disconnectServing(String name) throws SQLException {
        try (Connection app = infrastructure.asApp("postgres");
                PreparedStatement end = app.prepareStatement("select pg_terminate_backend(pid, 5000)"
                        + " from pg_stat_activity where datname = ? and usename = current_user")) {
            end.setString(1, name);
            end.execute();
        }
    }

    void sweep(Instant now) {
        for (String name : namesLike(TEST_PREFIX)) {
            if (isLeftBehind(name, now)) {
                drop(name);
            }
        }
    }

    static boolean isLeftBehind(String name, Instant now) {
        String[] parts = name.substring(TEST_PREFIX.length()).split("_");
        return parts.length == 2
                && parts[0].matches("[0-9]{1,12}")
                && Instant.ofEpochSecond(Long.parseLong(parts[0]))
                        .plus(LEFT_BEHIND_AFTER)
                        .isBefore(now);
    }

    private List<String> namesLike(String prefix) {
        try (Connection owner = infrastructure.asOwner("postgres");
                PreparedStatement query =
                        owner.prepareStatement("select datname from pg_database where starts_with(datname, ?)")) {
            query.setString(1, prefix);
            List<String> names = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot list databases: " + e.getMessage(), e);
        }
    }

    private void run(String sql) {
        try (Connection owner = infrastructure.asOwner("postgres");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    sql + " failed: " + e.getMessage() + " (synco_owner needs CREATEDB for tests)", e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
