package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.port.OdooPort.Credentials;
import io.synco.sync.port.OdooPort.Identity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/odoo")
@Tag(name = "Setup")
public class OdooResource {
    private final Visit visit;
    private final OdooConnecting connecting;

    OdooResource(Visit visit, OdooConnecting connecting) {
        this.visit = visit;
        this.connecting = connecting;
    }

    /** The key is stored sealed and is in no answer and no log. */
    @Schema(name = "OdooWanted")
    public record Wanted(
            @Schema(required = true, maxLength = 500, examples = "https://odoo.example.com")
            String url,

            @Schema(required = true, maxLength = 200) String database,
            @Schema(required = true, maxLength = 200) String login,

            @Schema(
                    required = true,
                    maxLength = 500,
                    description = "Made in Odoo under the user's security settings; stored sealed and never answered")
            String apiKey) {
        Credentials checked() {
            return new Credentials(
                    address(Input.text("url", url, 500)),
                    Input.text("database", database, 200),
                    Input.text("login", login, 200),
                    Input.text("apiKey", apiKey, 500));
        }

        @Override
        public String toString() {
            return "Wanted[url=" + url + ", database=" + database + ", login=" + login + "]";
        }
    }

    @Schema(name = "OdooConnected")
    public record Connected(
            String state,
            String version,
            String database,

            @Schema(description = "Odoo's database.uuid; another database is refused from now on")
            String uuid) {
        static Connected of(Identity identity) {
            return new Connected("connected", identity.version(), identity.database(), identity.uuid());
        }
    }

    @PUT
    @Operation(
            summary = "Connect the shop's Odoo",
            description = "Tries address and credentials first and stores them only if they work.")
    @APIResponse(responseCode = "200", description = "Connected; its locations are being read")
    @APIResponse(responseCode = "422", description = "It does not work as given; error and hint say why")
    public Uni<Connected> connect(Wanted wanted) {
        Credentials credentials = Input.present("The body", wanted).checked();
        return connecting.connect(visit.caller(), credentials).map(Connected::of);
    }

    @POST
    @Path("/check")
    @Operation(
            summary = "Try the stored connection now",
            description = "An answer ends a pause or an outage, and what waited for it goes on.")
    @APIResponse(responseCode = "200", description = "Odoo answers and accepts the login")
    @APIResponse(responseCode = "409", description = "Odoo was never connected")
    @APIResponse(responseCode = "422", description = "It does not; error and hint say why")
    public Uni<Connected> check() {
        return connecting.check(visit.caller()).map(Connected::of);
    }

    @POST
    @Path("/doctor")
    @Operation(
            summary = "Look at the stored connection, line by line",
            description = "What does not work is a line with what to do about it. A connection that works is no longer"
                    + " paused. The lines are kept, and the page shows them.")
    @APIResponse(responseCode = "200", description = "What was seen")
    @APIResponse(responseCode = "409", description = "Odoo was never connected")
    @APIResponse(responseCode = "422", description = "It cannot be looked at; error and hint say why")
    public Uni<CheckupAnswer> doctor() {
        return connecting.examine(visit.caller()).map(CheckupAnswer::of);
    }

    private static String address(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return text.replaceFirst("/+$", "");
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw Refusal.badInput(
                "url is not an address of the form https://odoo.example.com.",
                "Take it from the browser when you are logged in to Odoo, up to the first single slash.");
    }
}
