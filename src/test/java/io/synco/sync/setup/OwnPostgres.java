package io.synco.sync.setup;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL for one test class, with the two roles as an installation has them: an owner who migrates, a server who owns nothing. */
public class OwnPostgres implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role synco_owner login password 'synco_owner'");
                statement.execute("create role synco_app login password 'synco_app' nosuperuser nobypassrls");
                statement.execute("create database synco owner synco_owner");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The test's PostgreSQL refused its roles", e);
        }
        return Map.of(
                "SYNCO_DB_HOST", "localhost",
                "SYNCO_DB_PORT", Integer.toString(postgres.getPort()),
                "SYNCO_DB_NAME", "synco",
                "SYNCO_DB_APP_PASSWORD", "synco_app",
                "SYNCO_DB_OWNER_PASSWORD", "synco_owner");
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
