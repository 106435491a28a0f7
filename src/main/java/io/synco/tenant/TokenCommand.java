package io.synco.tenant;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.synco.kernel.ShopId;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/**
 * {@code token <shop domain> [days]}: makes an API token and prints it, nothing else, to standard output. Plain JDBC as the serving
 * role, without starting the application: no port is opened, no bell consumed, and nothing is logged between token and pipe.
 */
public final class TokenCommand {
    private static final int DAYS = 90;
    private static final int DAYS_MAX = 3650;
    private static final String INSERT = ApiTokens.CREATE.formatted("?", "?", "?", "?");

    private final Config config;
    private final PrintStream out;
    private final PrintStream err;

    TokenCommand(Config config, PrintStream out, PrintStream err) {
        this.config = config;
        this.out = out;
        this.err = err;
    }

    /** @return the process's exit code: 0 made, 1 refused or failed, 2 called wrongly */
    public static int run(List<String> arguments) {
        try {
            return new TokenCommand(config(), System.out, System.err).make(arguments);
        } catch (IOException e) {
            System.err.println("application.properties cannot be read: " + e.getMessage());
            return 1;
        }
    }

    int make(List<String> arguments) {
        Optional<Duration> life = life(arguments);
        if (life.isEmpty()) {
            err.println("usage: token <shop>.myshopify.com [days, 1 to " + DAYS_MAX + "; " + DAYS + " unless told]");
            return 2;
        }
        String domain = Shops.normal(arguments.get(0));
        try (Connection connection = connect()) {
            Optional<ShopId> shop = find(connection, domain);
            if (shop.isEmpty()) {
                err.println("The shop " + domain + " is not installed here. Install it first, at /auth/install?shop="
                        + domain);
                return 1;
            }
            out.println(create(connection, shop.get(), life.get()));
            return 0;
        } catch (SQLException e) {
            err.println("No token was made: " + e.getMessage()
                    + ". Check SYNCO_DB_HOST, SYNCO_DB_PORT, SYNCO_DB_NAME and SYNCO_DB_APP_PASSWORD.");
            return 1;
        }
    }

    private static Optional<Duration> life(List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            return Optional.empty();
        }
        String days = arguments.size() == 2 ? arguments.get(1) : Integer.toString(DAYS);
        if (!days.matches("[1-9][0-9]{0,3}") || Integer.parseInt(days) > DAYS_MAX) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(Integer.parseInt(days)));
    }

    private static Optional<ShopId> find(Connection connection, String domain) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select shop_id from shop_directory where domain = ? and state = 1")) {
            query.setString(1, domain);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(new ShopId(rows.getLong(1))) : Optional.empty();
            }
        }
    }

    private static String create(Connection connection, ShopId shop, Duration life) throws SQLException {
        TokenText token = TokenText.fresh(shop);
        connection.setAutoCommit(false);
        try (PreparedStatement setting = connection.prepareStatement("select set_config('app.shop_id', ?, true)");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            setting.setString(1, shop.toString());
            setting.execute();
            insert.setLong(1, shop.value());
            insert.setBytes(2, token.hash());
            insert.setString(3, "command line");
            insert.setLong(4, life.toSeconds());
            insert.executeUpdate();
            connection.commit();
        }
        return token.text();
    }

    private Connection connect() throws SQLException {
        String url = config.getValue("quarkus.datasource.jdbc.url", String.class);
        Properties login = new Properties();
        login.setProperty("user", config.getValue("quarkus.datasource.username", String.class));
        login.setProperty("password", config.getValue("quarkus.datasource.password", String.class));
        login.setProperty("connectTimeout", "10");
        // Not through DriverManager, which does not see the driver behind the runner's class loader.
        Connection connection = new Driver().connect(url, login);
        if (connection == null) {
            throw new SQLException(url + " is not an address of a PostgreSQL database");
        }
        return connection;
    }

    /** The same file and environment as the application's, so that there is one place for addresses and defaults. */
    private static SmallRyeConfig config() throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(TokenCommand.class.getResource("/application.properties"), 250))
                .withProfile("prod")
                .build();
    }
}
