package io.synco.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application refuses a role that could pass the walls by, and tables without walls. On a server of its own, to play superuser on. */
class RoleGuardTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        sql(
                "create role synco_owner login; create role synco_app login noinherit; grant create on database postgres to synco_owner;"
                        + " alter schema public owner to synco_owner");
        Flyway.configure()
                .dataSource(server.getJdbcUrl("synco_owner", "postgres"), "synco_owner", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @Test
    void the_serving_role_as_the_script_makes_it_passes() {
        assertThat(faults("synco_app")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"superuser, is superuser", "bypassrls, has BYPASSRLS", "createrole, has CREATEROLE"})
    void a_role_with_powers_is_refused(String power, String words) throws SQLException {
        sql("alter role synco_app " + power);
        try {
            assertThat(faults("synco_app")).anyMatch(fault -> fault.startsWith("the role synco_app " + words));
        } finally {
            sql("alter role synco_app no" + power);
        }
    }

    @ParameterizedTest
    @CsvSource({"superuser, is superuser", "bypassrls, has BYPASSRLS", "createrole, has CREATEROLE"})
    void a_member_of_a_role_with_powers_is_refused_though_it_does_not_inherit(String power, String words)
            throws SQLException {
        sql("create role strong " + power
                + "; create role between; grant strong to between; grant between to synco_app");
        try {
            assertThat(faults("synco_app"))
                    .anyMatch(fault -> fault.startsWith("the role strong, which it is a member of, " + words));
        } finally {
            sql("drop role between; drop role strong");
        }
    }

    @Test
    void the_owner_and_its_members_are_refused() throws SQLException {
        assertThat(faults("synco_owner")).anyMatch(fault -> fault.contains("is owned by synco_owner"));

        sql("grant synco_owner to synco_app");
        try {
            assertThat(faults("synco_app")).anyMatch(fault -> fault.contains("is owned by synco_owner"));
        } finally {
            sql("revoke synco_owner from synco_app");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table t (shop_id bigint) | the table t has no forced row-level security",
                "create table t (id bigint); grant select on t to synco_app | the table t has no forced row-level security",
                "create table t (shop_id bigint); select tenant_table('t'); alter table t no force row level security | the table t has no forced row-level security",
                "create table t (shop_id bigint); select tenant_table('t'); drop policy tenant on t | the table t has no tenant policy",
                "create table t (shop_id bigint); select tenant_table('t'); create policy p on t using (true) | the table t has another policy beside the tenant's",
                "create table t (shop_id bigint); select tenant_table('t'); grant truncate on t to synco_app | the table t can be truncated, which asks no policy (revoke truncate)",
                "create view t as select * from shop; grant select on t to synco_app | the table t is a view that reads as its owner (set security_invoker)",
                "create table t (shop_id bigint) partition by list (shop_id); select tenant_table('t'); create table t1 partition of t default; grant select on t1 to synco_app"
                        + " | the table t1 is a partition that can be read past its table's policy (revoke the grants on it)",
            })
    void a_table_without_its_wall_is_refused(String made, String fault) throws SQLException {
        asOwner(made);
        try {
            assertThat(faults("synco_app")).containsExactly(fault);
        } finally {
            asOwner(made.startsWith("create view") ? "drop view t" : "drop table t");
        }
    }

    private static List<String> faults(String role) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(server.getPort())
                .setDatabase("postgres")
                .setUser(role)
                .setPassword("");
        Pool pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions())
                .using(VERTX)
                .build());
        try {
            return RoleGuard.faults(pool).await().atMost(Duration.ofSeconds(30));
        } finally {
            pool.closeAndAwait();
        }
    }

    private static void sql(String statements) throws SQLException {
        run("postgres", statements);
    }

    private static void asOwner(String statements) throws SQLException {
        run("synco_owner", statements);
    }

    private static void run(String role, String statements) throws SQLException {
        try (Connection connection = server.getDatabase(role, "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
