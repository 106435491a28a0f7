package io.synco.dashboard.api;

import io.synco.tenant.Connections.Connection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One side's connection. Credentials are never part of an answer. */
@Schema(name = "Connection")
public record ConnectionAnswer(
        @Schema(
                description = "waiting does not answer and is tried again by itself; paused needs a person",
                enumeration = {"not_connected", "connected", "waiting", "paused"})
        String state,

        Optional<String> reason,
        Optional<String> url,
        Optional<String> database,
        Optional<String> login,
        Optional<String> version,
        @Schema(description = "Odoo's database.uuid") Optional<String> uuid,

        @Schema(description = "When a connection that waits is tried again")
        Optional<Instant> retryAt) {
    private static final ConnectionAnswer NONE = new ConnectionAnswer(
            "not_connected",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static ConnectionAnswer of(Optional<Connection> found) {
        return found.map(ConnectionAnswer::of).orElse(NONE);
    }

    private static ConnectionAnswer of(Connection connection) {
        return new ConnectionAnswer(
                connection.state().name().toLowerCase(Locale.ROOT),
                connection.reason(),
                said(connection.address()),
                said(connection.database()),
                said(connection.login()),
                connection.version(),
                connection.uuid(),
                connection.circuitUntil());
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
