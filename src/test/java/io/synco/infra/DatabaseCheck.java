package io.synco.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Checks that both roles can log in to a PostgreSQL server and creates the database if it is missing. A program of one file, so
 * that infra/postgres.sh can run it before anything is compiled. Arguments: host, port, database, and {@code --fresh} to drop it first; passwords come from
 * the environment.
 */
public final class DatabaseCheck {
    private DatabaseCheck() {}

    public static void main(String[] args) {
        String server = "jdbc:postgresql://" + args[0] + ":" + args[1] + "/";
        String database = args[2];
        try {
            if (args.length > 3 && args[3].equals("--fresh")) {
                drop(server, database);
            }
            createIfMissing(server, database);
            as("synco_owner", server + database, "SYNCO_DB_OWNER_PASSWORD").close();
            as("synco_app", server + database, "SYNCO_DB_APP_PASSWORD").close();
        } catch (SQLException refused) {
            System.err.println(
                    "synco: PostgreSQL at " + args[0] + ":" + args[1] + " says: " + refused.getMessage()
                            + "\nThe roles synco_owner and synco_app must be there (deploy/local/roles.sql) with the passwords given.");
            System.exit(1);
        }
    }

    private static void drop(String server, String database) throws SQLException {
        disconnect(server, database);
        try (Connection owner = as("synco_owner", server + "postgres", "SYNCO_DB_OWNER_PASSWORD");
                Statement statement = owner.createStatement()) {
            statement.execute("drop database if exists " + quoted(database) + " with (force)");
        }
    }

    /** "force" ends the owner's sessions only, and refuses while the serving role has one; that role may end its own. */
    private static void disconnect(String server, String database) throws SQLException {
        try (Connection app = as("synco_app", server + "postgres", "SYNCO_DB_APP_PASSWORD");
                PreparedStatement statement = app.prepareStatement("select pg_terminate_backend(pid, 5000)"
                        + " from pg_stat_activity where datname = ? and usename = current_user")) {
            statement.setString(1, database);
            statement.execute();
        }
    }

    private static void createIfMissing(String server, String database) throws SQLException {
        try (Connection owner = as("synco_owner", server + "postgres", "SYNCO_DB_OWNER_PASSWORD");
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(
                        "select from pg_database where datname = '" + database.replace("'", "''") + "'")) {
            if (!found.next()) {
                statement.execute("create database " + quoted(database));
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Connection as(String user, String url, String passwordVariable) throws SQLException {
        return DriverManager.getConnection(
                url + "?connectTimeout=10&socketTimeout=30", user, System.getenv(passwordVariable));
    }
}
