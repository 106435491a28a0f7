package io.synco.demo;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;

/** What the figures were measured on. */
record Machine(
        LocalDate date,
        String commit,
        String cpu,
        int cores,
        String memory,
        String jdk,
        String postgres,
        String rabbitmq) {

    /** @param commit of the sources, which only who started this knows */
    static Machine here(String commit) {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC),
                commit,
                field("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                gibibytes(field("/proc/meminfo", "MemTotal")),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                postgresVersion(),
                rabbitmqVersion());
    }

    private static String field(String file, String name) {
        return text(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String gibibytes(String kibibytes) {
        String digits = kibibytes.replaceAll("\\D", "");
        return digits.isEmpty() ? kibibytes : Math.round(Long.parseLong(digits) / 1024.0 / 1024.0) + " GiB";
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String postgresVersion() {
        String url = "jdbc:postgresql://" + DemoShop.env("SYNCO_DB_HOST") + ":" + DemoShop.env("SYNCO_DB_PORT") + "/"
                + DemoShop.env("SYNCO_DB_NAME");
        try (Connection connection =
                DriverManager.getConnection(url, "synco_owner", DemoShop.env("SYNCO_DB_OWNER_PASSWORD"))) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException failure) {
            throw new DemoFailed("PostgreSQL does not say its version: " + failure.getMessage());
        }
    }

    private static String rabbitmqVersion() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(DemoShop.env("SYNCO_RABBITMQ_HOST"));
        factory.setPort(Integer.parseInt(DemoShop.env("SYNCO_RABBITMQ_PORT")));
        factory.setUsername(DemoShop.env("SYNCO_RABBITMQ_USER"));
        factory.setPassword(DemoShop.env("SYNCO_RABBITMQ_PASSWORD"));
        factory.setVirtualHost(DemoShop.env("SYNCO_RABBITMQ_VHOST"));
        try (com.rabbitmq.client.Connection connection = factory.newConnection()) {
            return String.valueOf(connection.getServerProperties().get("version"));
        } catch (IOException | TimeoutException failure) {
            throw new DemoFailed("RabbitMQ does not say its version: " + failure.getMessage());
        }
    }
}
