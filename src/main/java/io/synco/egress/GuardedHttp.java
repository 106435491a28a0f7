package io.synco.egress;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every HTTP call that SyncO makes. Fails with {@link io.synco.kernel.RemoteException}: {@code BlockedAddress} (refused by us),
 * {@code Unavailable} (certainly not sent), {@code Unknown} (sent, no full answer), {@code Protocol} (an answer too large to read).
 * An answer of any status is an answer. Each subscription is a call of its own.
 */
@ApplicationScoped
public class GuardedHttp {
    /** A name server that hangs holds one of these threads for some seconds, never one that serves. */
    private static final int RESOLVER_THREADS = 8;

    private final Vertx vertx;
    private final EgressConfig config;
    private final Resolver resolver;
    private final AddressRules rules;
    private final Slots slots = new Slots();
    private final HttpClient client;
    private final WorkerExecutor resolving;

    @Inject
    public GuardedHttp(Vertx vertx, EgressConfig config) {
        this(vertx, config, Resolver.SYSTEM, ownAddresses(), options(config));
    }

    GuardedHttp(Vertx vertx, EgressConfig config, Resolver resolver, Set<InetAddress> own, HttpClientOptions options) {
        this.vertx = vertx;
        this.config = config;
        this.resolver = resolver;
        this.rules =
                new AddressRules(config.allow().orElse(List.of()), config.deny().orElse(List.of()), own);
        this.client = vertx.createHttpClient(options);
        this.resolving = vertx.createSharedWorkerExecutor("egress-names", RESOLVER_THREADS);
    }

    public Uni<HttpAnswer> send(HttpCall call) {
        return Uni.createFrom()
                .emitter(emitter -> new Exchange(this, call, Body.whole(bodyBytesMax()), emitter).begin());
    }

    /**
     * A part of a file that may be of any size: the answer's body begins at {@code from} and holds at most {@code bytesMax} bytes, also
     * where the server knows no ranges (then its status is 200); the connection is closed once they are there. Status 416: the file ends
     * before {@code from}.
     */
    public Uni<HttpAnswer> part(HttpCall call, long from, int bytesMax) {
        if (from < 0 || bytesMax < 1 || bytesMax > bodyBytesMax()) {
            throw new IllegalArgumentException("No part of a file: " + bytesMax + " bytes from " + from);
        }
        Body.Part part = new Body.Part(from, bytesMax);
        return Uni.createFrom()
                .emitter(emitter -> new Exchange(this, call, Body.part(part, bodyBytesMax()), emitter).begin());
    }

    static HttpClientOptions options(EgressConfig config) {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) config.connectLimit().toMillis())
                .setSslHandshakeTimeout(config.connectLimit().toSeconds())
                .setForceSni(true)
                .setVerifyHost(true)
                .setMaxRedirects(0)
                .setMaxPoolSize(Math.max(config.hostileCallsPerHostMax(), config.configuredCallsPerHostMax()))
                // Shorter than servers keep a connection, so that a call rarely meets one that is just closing.
                .setKeepAliveTimeout(4);
    }

    private static Set<InetAddress> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            throw new IllegalStateException("This machine's own addresses cannot be listed", e);
        }
    }

    Future<List<InetAddress>> resolve(String host) {
        return resolving.executeBlocking(() -> resolver.resolve(bare(host)), false);
    }

    /** An IPv6 literal stands in brackets in an address, but not before the resolver. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    Vertx vertx() {
        return vertx;
    }

    HttpClient client() {
        return client;
    }

    AddressRules rules() {
        return rules;
    }

    Slots slots() {
        return slots;
    }

    int bodyBytesMax() {
        return config.bodyBytesMax();
    }

    int callsMax(Trust trust) {
        return trust == Trust.HOSTILE ? config.hostileCallsPerHostMax() : config.configuredCallsPerHostMax();
    }
}
