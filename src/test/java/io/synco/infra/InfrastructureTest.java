package io.synco.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {
    @Test
    void a_fresh_installation_has_an_empty_database_that_is_gone_afterwards() throws Exception {
        String name;
        try (FreshInstallation fresh = FreshInstallation.create()) {
            name = fresh.settings().get("SYNCO_DB_NAME");

            assertThat(tables(name)).isZero();
        }
        assertThatThrownBy(() -> tables(name)).isInstanceOf(SQLException.class).hasMessageContaining(name);
    }

    @Test
    void a_demo_begins_with_an_empty_database_although_an_application_is_still_connected() throws Exception {
        Infrastructure infrastructure = Infrastructure.find();
        Databases databases = new Databases(infrastructure);
        String name = databases.createForTest();
        try (java.sql.Connection application = infrastructure.asApp(name)) {
            execute(infrastructure, name, "create table left_behind (id int)");

            int exit = databaseCheck(infrastructure, name, "--fresh");

            assertThat(exit).isZero();
            assertThat(tables(name)).isZero();
            assertThat(application.isValid(5)).isFalse();
        } finally {
            databases.drop(name);
        }
    }

    private static int databaseCheck(Infrastructure infrastructure, String name, String how) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseCheck.class.getName(),
                        infrastructure.get("SYNCO_DB_HOST"),
                        infrastructure.get("SYNCO_DB_PORT"),
                        name,
                        how)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(infrastructure.settings());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void execute(Infrastructure infrastructure, String database, String sql) throws SQLException {
        try (java.sql.Connection owner = infrastructure.asOwner(database);
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void the_serving_role_may_do_nothing_special() throws Exception {
        try (java.sql.Connection app = Infrastructure.find().asApp("postgres");
                Statement statement = app.createStatement();
                ResultSet row = statement.executeQuery(
                        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isFalse();
        }
    }

    @Test
    void only_databases_of_old_test_runs_are_swept() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);

        assertThat(Databases.isLeftBehind("synco_test_1799900000_1a2b3c4d", now))
                .isTrue();
        assertThat(Databases.isLeftBehind("synco_test_1799999000_1a2b3c4d", now))
                .isFalse();
        assertThat(Databases.isLeftBehind("synco_test_mine", now)).isFalse();
    }

    @Test
    void a_killed_broker_comes_back_on_the_same_port_with_its_messages() throws Exception {
        try (RabbitNode node = RabbitNode.start()) {
            try (Connection connection =
                            Queues.factory(new Infrastructure(node.settings())).newConnection();
                    Channel channel = connection.createChannel()) {
                channel.queueDeclare("kept", true, false, false, Map.of("x-queue-type", "quorum"));
                channel.confirmSelect();
                channel.basicPublish(
                        "", "kept", MessageProperties.PERSISTENT_BASIC, "hello".getBytes(StandardCharsets.UTF_8));
                channel.waitForConfirmsOrDie(10_000);
            }

            node.awaitWrittenDown("kept");

            node.kill();
            node.startAgain();

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> oneFrom(node, "kept"), "hello"::equals);
        }
    }

    /** A queue has no leader yet for some moments after its broker is up, and refuses then. */
    private static String oneFrom(RabbitNode node, String queue) throws Exception {
        try (Connection connection =
                        Queues.factory(new Infrastructure(node.settings())).newConnection();
                Channel channel = connection.createChannel()) {
            return new String(channel.basicGet(queue, false).getBody(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_server_that_ends_while_starting_says_why(@TempDir Path directory) {
        ServerProcess server = new ServerProcess(
                "It", List.of("sh", "-c", "echo no such port; exit 3"), Map.of(), directory.resolve("log"));

        assertThatThrownBy(() -> server.start(() -> false, Duration.ofSeconds(20)))
                .hasMessageContaining("It ended with 3")
                .hasMessageContaining("no such port");
        server.release();
    }

    private static int tables(String database) throws SQLException {
        try (java.sql.Connection owner = Infrastructure.find().asOwner(database);
                Statement statement = owner.createStatement();
                ResultSet count =
                        statement.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            count.next();
            return count.getInt(1);
        }
    }
}
