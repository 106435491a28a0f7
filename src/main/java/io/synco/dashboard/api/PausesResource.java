package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.Side;
import io.synco.sync.job.Pause;
import io.synco.sync.job.PauseScope;
import io.synco.sync.job.Pauses;
import io.synco.sync.setup.PauseDesk;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/pauses")
@Tag(name = "Shop")
public class PausesResource {
    private static final int REASON_LENGTH_MAX = 500;
    private static final String WHOLE_SHOP = "all";

    private final Visit visit;
    private final PauseDesk desk;

    PausesResource(Visit visit, PauseDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    @Schema(name = "Pause")
    public record Row(
            @Schema(enumeration = {"shop", "direction", "location", "item"})
            String scope,

            @Schema(
                    description =
                            "all for the shop, the side that is not written to for a direction, else Shopify's id of the location or inventory item")
            String subject,

            @Schema(description = "Of the location or item") Optional<String> name,

            String who,
            String reason,
            Instant since,

            @Schema(description = "What to mind until it is resumed")
            String meanwhile) {
        static Row of(Pause pause) {
            return new Row(
                    pause.scope().words(),
                    subject(pause),
                    pause.name(),
                    pause.who(),
                    pause.reason(),
                    pause.at(),
                    meanwhile(pause));
        }

        private static String subject(Pause pause) {
            return switch (pause.scope()) {
                case SHOP -> WHOLE_SHOP;
                case DIRECTION -> side(pause).name().toLowerCase(Locale.ROOT);
                case LOCATION, ITEM -> Long.toString(pause.subject());
            };
        }

        private static Side side(Pause pause) {
            return pause.subject() == Side.ODOO.code() ? Side.ODOO : Side.SHOPIFY;
        }

        private static String meanwhile(Pause pause) {
            return pause.scope() == PauseScope.DIRECTION && side(pause) == Side.ODOO
                    ? "While paused, Odoo does not know of new orders and may promise their units to others."
                    : "While paused, Shopify may sell what Odoo no longer has: decreases wait too.";
        }
    }

    @Schema(name = "PauseWanted")
    public record Wanted(
            @Schema(
                    required = true,
                    description = "Shown with every job that waits for it",
                    maxLength = REASON_LENGTH_MAX)
            String reason) {}

    @GET
    @Operation(summary = "What is paused, by whom and why", description = "At most " + Pauses.COUNT_MAX + ".")
    public Uni<List<Row>> list() {
        return desk.list(visit.caller().shop())
                .map(pauses -> pauses.stream().map(Row::of).toList());
    }

    @PUT
    @Path("/{scope}/{subject}")
    @Operation(
            summary = "Pause the shop, a direction, a location or an item",
            description =
                    "Nothing is written for it from the next call on; both sides are still read, and orders counted. What waits"
                            + " says so. Again for what is paused already replaces who and why.")
    @APIResponse(responseCode = "200", description = "It is paused")
    @APIResponse(responseCode = "404", description = "There is no such location or item")
    @APIResponse(responseCode = "409", description = "Too much is paused already")
    public Uni<Row> pause(
            @Parameter(schema = @Schema(enumeration = {"shop", "direction", "location", "item"})) @RestPath
                    String scope,
            @Parameter(
                            description =
                                    "all for the shop; shopify or odoo, the side that is not written to, for a direction; else the id of the location or inventory item")
                    @RestPath
                    String subject,
            Wanted wanted) {
        Caller caller = visit.caller();
        PauseScope what = scope(scope);
        long which = subject(what, subject);
        String reason = Input.text("reason", wanted == null ? null : wanted.reason(), REASON_LENGTH_MAX);
        return desk.pause(caller.shop(), what, which, caller.who(), reason)
                .map(answer -> row(answer, scope + " " + subject));
    }

    private static Row row(PauseDesk.Answer answer, String what) {
        if (answer instanceof PauseDesk.Answer.Stands stands) {
            return Row.of(stands.pause());
        }
        if (answer instanceof PauseDesk.Answer.TooMany) {
            throw Refusal.conflict(
                    "There are " + Pauses.COUNT_MAX + " pauses already.",
                    "Pause the location, the direction or the shop instead.");
        }
        throw Refusal.notFound(
                "There is no " + what + " in this shop.",
                "GET /api/v1/locations and GET /api/v1/links list locations and items with their ids.");
    }

    @DELETE
    @Path("/{scope}/{subject}")
    @Operation(
            summary = "Resume what is paused",
            description =
                    "What was held is worked off at once, each change once. What else holds it back goes on doing so.")
    @APIResponse(responseCode = "204", description = "It is resumed")
    @APIResponse(responseCode = "404", description = "It is not paused")
    public Uni<Void> resume(@RestPath String scope, @RestPath String subject) {
        Caller caller = visit.caller();
        PauseScope what = scope(scope);
        return desk.resume(caller.shop(), what, subject(what, subject), caller.who())
                .invoke(resumed -> {
                    if (!resumed) {
                        throw Refusal.notFound(
                                scope + " " + subject + " is not paused.", "GET /api/v1/pauses lists what is.");
                    }
                })
                .replaceWithVoid();
    }

    private static PauseScope scope(String name) {
        return PauseScope.named(name)
                .orElseThrow(() -> Refusal.badInput(
                        "There is no scope " + name + ".", "Pause the shop, a direction, a location or an item."));
    }

    private static long subject(PauseScope scope, String text) {
        return switch (scope) {
            case SHOP -> {
                if (!WHOLE_SHOP.equals(text)) {
                    throw Refusal.badInput("A shop is paused as a whole.", "Name it shop/" + WHOLE_SHOP + ".");
                }
                yield 0;
            }
            case DIRECTION -> side(text).code();
            case LOCATION, ITEM -> Input.shopifyId(text);
        };
    }

    private static Side side(String text) {
        for (Side side : Side.values()) {
            if (side.name().toLowerCase(Locale.ROOT).equals(text)) {
                return side;
            }
        }
        throw Refusal.badInput(
                "There is no direction " + text + ".", "Name the side that is not written to: shopify or odoo.");
    }
}
