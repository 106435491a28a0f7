package io.synco.dashboard.auth;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which address a request came to, as the browser sees it: a proxy in front may speak https for us. */
@ApplicationScoped
class Addresses {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI publicUrl;

    Addresses(@ConfigProperty(name = "synco.public-url") URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    boolean https(HttpServerRequest request) {
        return request.isSSL()
                || ("https".equals(publicUrl.getScheme()) && authority(request).equals(authority(publicUrl)));
    }

    boolean ownMachine(HttpServerRequest request) {
        return OWN_MACHINE.contains(authority(request).replaceFirst(":\\d+$", ""));
    }

    /** A form or fetch of our own page; a browser always says where a POST comes from. */
    boolean ownOrigin(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Origin"))
                .filter(origin -> !origin.equals("null"))
                .map(Addresses::parsed)
                .filter(origin -> "https".equals(origin.getScheme()) == https(request))
                .map(Addresses::authority)
                .filter(authority(request)::equals)
                .isPresent();
    }

    private static URI parsed(String origin) {
        try {
            return URI.create(origin);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private static String authority(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
    }

    private static String authority(URI uri) {
        return Optional.ofNullable(uri.getAuthority()).orElse("").toLowerCase(Locale.ROOT);
    }
}
