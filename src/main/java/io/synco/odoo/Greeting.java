package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.egress.HttpAnswer;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.sync.port.Checkup.Finding;
import io.synco.sync.port.Checkup.Subject;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What a server tells before a login.
 *
 * @param clock of the server or of what stands in front of it, to the second
 */
record Greeting(URI base, String version, Optional<Instant> clock) {
    /** The feed looks back further than this, so nothing is missed below it; documents' dates would be off. */
    private static final Duration DIFFERENCE_MAX = Duration.ofMinutes(1);

    /** Fails where no Odoo answers. A server on which {@code /jsonrpc} is closed is asked as since version 19. */
    static Uni<Greeting> of(Rpc rpc, URI base, String database) {
        Call version = JsonRpcCall.common(base, database, "version");
        Call page = VersionCall.of(base, database);
        return rpc.exchange(version)
                .map(answer -> greeting(base, answer, version, "server_serie"))
                .onFailure(e -> e instanceof RemoteException r && r.failure() instanceof Protocol)
                .recoverWithUni(first -> rpc.exchange(page)
                        .map(answer -> greeting(base, answer, page, "version"))
                        .onFailure(RemoteException.class)
                        .transform(second -> first));
    }

    private static Greeting greeting(URI base, HttpAnswer answer, Call call, String field) {
        String version = call.result(answer).path(field).asText("");
        return new Greeting(
                base, version, Optional.ofNullable(answer.headers().get("date")).flatMap(Greeting::time));
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Dialect dialect() {
        return Dialect.of(version);
    }

    Finding clock(Instant now) {
        if (clock.isEmpty()) {
            return Finding.ok(Subject.CLOCK, "The server does not tell its time.");
        }
        Duration difference = Duration.between(now, clock.get()).abs();
        return difference.compareTo(DIFFERENCE_MAX) <= 0
                ? Finding.ok(Subject.CLOCK, "The server's clock is right.")
                : Finding.warn(
                        Subject.CLOCK,
                        "The server's clock differs from ours by " + difference.toSeconds() + " seconds.",
                        "Set the clock of Odoo's server, or let it be set from the network (NTP).");
    }
}
