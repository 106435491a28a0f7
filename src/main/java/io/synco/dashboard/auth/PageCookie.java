package io.synco.dashboard.auth;

import io.synco.kernel.Time;
import io.synco.tenant.MasterKey;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Sets and reads the stand-alone page's cookie. Shopify's admin never needs it: there, tokens come with each request. */
@ApplicationScoped
class PageCookie {
    private static final String PLAIN_NAME = "synco";
    private static final String HTTPS_NAME = "__Host-synco";

    private final PageSession session;
    private final Addresses addresses;

    PageCookie(MasterKey masterKey, Addresses addresses) {
        this.session = new PageSession(masterKey.derive("page session"), Time.SYSTEM);
        this.addresses = addresses;
    }

    /** False where the cookie would travel in clear over a network. */
    boolean set(RoutingContext context, String apiToken) {
        boolean https = addresses.https(context.request());
        if (!https && !addresses.ownMachine(context.request())) {
            return false;
        }
        context.response().addCookie(cookie(https, session.seal(apiToken)).setMaxAge(PageSession.LIFE.toSeconds()));
        return true;
    }

    void clear(RoutingContext context) {
        context.response()
                .addCookie(cookie(addresses.https(context.request()), "").setMaxAge(0));
    }

    Optional<PageSession.Opened> read(RoutingContext context) {
        Cookie cookie = context.request().getCookie(addresses.https(context.request()) ? HTTPS_NAME : PLAIN_NAME);
        return cookie == null ? Optional.empty() : session.open(cookie.getValue());
    }

    /** Strict: another site's link or form brings no session. */
    private static Cookie cookie(boolean https, String value) {
        return Cookie.cookie(https ? HTTPS_NAME : PLAIN_NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(https)
                .setSameSite(CookieSameSite.STRICT);
    }
}
