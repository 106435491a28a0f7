package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.shopify.ShopDomain;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Where a merchant sets out to install the app, and comes back. Open to all: the way back proves itself. */
@Path("/auth")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    private static final Logger LOG = Logger.getLogger(AuthResource.class);
    private static final String COOKIE = "synco_install";
    /** With this prefix no other host below the same domain can set the cookie; browsers take it with https only. */
    private static final String HOST_ONLY = "__Host-";

    private final Installation installation;
    private final boolean secure;
    private final String cookieName;

    AuthResource(Installation installation, @ConfigProperty(name = "synco.public-url") String publicUrl) {
        this.installation = installation;
        this.secure = publicUrl.startsWith("https:");
        this.cookieName = secure ? HOST_ONLY + COOKIE : COOKIE;
    }

    /** For every failure a person reads. */
    public record Problem(String error, String hint) {}

    @GET
    @Path("/install")
    public Response install(@QueryParam("shop") String shop) {
        Optional<String> domain = ShopDomain.of(shop);
        if (domain.isEmpty()) {
            return problem(400, "This is not a Shopify shop's address", "It looks like name.myshopify.com");
        }
        return installation
                .begin(domain.get())
                .map(departure -> Response.status(302)
                        .location(departure.to())
                        .cookie(cookie(departure.cookie(), (int) InstallState.LIFE.toSeconds()))
                        .header("Cache-Control", "no-store")
                        .build())
                .orElseGet(() -> problem(
                        503,
                        "This installation has no Shopify app yet",
                        "The operator sets SYNCO_SHOPIFY_CLIENT_ID and _SECRET"));
    }

    @GET
    @Path("/callback")
    public Uni<Response> callback(@Context UriInfo uri, @Context HttpHeaders headers) {
        Callback callback = new Callback(uri.getQueryParameters());
        Optional<String> shop = installation.check(callback, cookieOf(headers));
        if (shop.isEmpty() || callback.one("code").isEmpty()) {
            return Uni.createFrom()
                    .item(problem(
                            400,
                            "This is not the answer to an installation begun in this browser",
                            "Install the app again from Shopify"));
        }
        return installation
                .complete(shop.get(), callback.one("code"))
                .replaceWith(() -> arrived(shop.get(), callback.one("host")))
                .onFailure(RemoteException.class)
                .recoverWithItem(failure -> failed(shop.get(), failure));
    }

    private Response arrived(String shop, String host) {
        return Response.status(302)
                .location(installation.home(shop, host))
                .cookie(cookie("", 0))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response failed(String shop, Throwable failure) {
        LOG.warnf("Installing at %s failed: %s", shop, failure.getMessage());
        return problem(502, "Shopify did not give access to " + shop, "Install the app again from Shopify in a minute");
    }

    private String cookieOf(HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(cookieName);
        return cookie == null ? "" : cookie.getValue();
    }

    private NewCookie cookie(String value, int secondsMax) {
        return new NewCookie.Builder(cookieName)
                .value(value)
                .path("/")
                .maxAge(secondsMax)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static Response problem(int status, String error, String hint) {
        return Response.status(status)
                .entity(new Problem(error, hint))
                .header("Cache-Control", "no-store")
                .build();
    }
}
