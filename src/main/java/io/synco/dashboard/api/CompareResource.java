package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.ShopId;
import io.synco.sync.compare.CompareConfig;
import io.synco.sync.compare.CompareDesk;
import io.synco.sync.port.Controls;
import io.synco.sync.read.CompareBoard;
import io.synco.sync.read.CompareState;
import io.synco.sync.read.DriftRow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/compare")
@Tag(name = "Stock")
public class CompareResource {
    private static final int EVERY_MINUTES_MIN = 60;
    private static final int EVERY_MINUTES_MAX = 30 * 24 * 60;

    private final Visit visit;
    private final Controls controls;
    private final CompareBoard board;
    private final CompareDesk desk;
    private final CompareConfig config;

    CompareResource(Visit visit, Controls controls, CompareBoard board, CompareDesk desk, CompareConfig config) {
        this.visit = visit;
        this.controls = controls;
        this.board = board;
        this.desk = desk;
        this.config = config;
    }

    @Schema(name = "Queued")
    public record Answer(boolean queued) {}

    @POST
    @Operation(
            summary = "Compare all linked levels with both sides, and repair what differs",
            description =
                    "Shopify writes its levels out; what differs is read again and decided by rule. Then every level is"
                            + " planned from Odoo's numbers. GET tells how far it is and what differed.")
    @APIResponse(
            responseCode = "202",
            description = "Queued; GET tells how far it is",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Answer.class)))
    public Uni<Response> compare() {
        Caller caller = visit.caller();
        return controls.compare(caller.shop(), caller.who())
                .replaceWith(() -> Response.accepted(new Answer(true)).build());
    }

    @Schema(name = "Comparison")
    public record State(
            @Schema(description = "How often all levels are compared by themselves; 0 never")
            long everyMinutes,

            @Schema(description = "The last comparison, under way or over")
            Optional<Last> last) {}

    @Schema(name = "ComparisonRun")
    public record Last(
            long run,

            @Schema(
                    description =
                            "reading: Shopify writes its levels out, or we read them; settling: what differed is read"
                                    + " again; planning: all levels, from Odoo's numbers",
                    enumeration = {"reading", "settling", "planning", "ended"})
            String phase,

            Instant begunAt,
            Optional<Instant> endedAt,

            @Schema(description = "Levels that are linked and mapped")
            int levels,

            @Schema(description = "Levels that differed so far")
            int differing,

            @Schema(description = "Levels that could not be planned: paused, or Odoo was away")
            int leftOut,

            @Schema(description = "Objects that Shopify has written out so far")
            long shopifyObjects,

            @Schema(description = "Of Shopify's file, 0 to 1, while it is read")
            Optional<Double> readShare,

            @Schema(description = "Levels that were planned so far")
            int planned) {
        static Last of(CompareState state) {
            return new Last(
                    state.run(),
                    state.phase().name().toLowerCase(Locale.ROOT),
                    state.begunAt(),
                    state.endedAt(),
                    state.levels(),
                    state.differing(),
                    state.leftOut(),
                    state.objects(),
                    state.readShare(),
                    state.planned());
        }
    }

    @GET
    @Operation(summary = "How far the comparison is, and how often there is one")
    public Uni<State> state() {
        ShopId shop = visit.caller().shop();
        return board.every(shop)
                .chain(every -> board.last(shop)
                        .map(last -> new State(every.orElse(config.every()).toMinutes(), last.map(Last::of))));
    }

    @Schema(name = "ComparisonSchedule")
    public record Schedule(
            @Schema(required = true, description = "0 for never by itself, or 60 to 43200")
            Integer everyMinutes) {}

    @PUT
    @Operation(summary = "Choose how often all levels are compared by themselves")
    @APIResponse(responseCode = "200", description = "It is so from now on")
    public Uni<State> schedule(Schedule schedule) {
        Caller caller = visit.caller();
        int minutes = Input.present(
                "everyMinutes", Input.present("everyMinutes", schedule).everyMinutes());
        if (minutes != 0 && (minutes < EVERY_MINUTES_MIN || minutes > EVERY_MINUTES_MAX)) {
            throw Refusal.badInput(
                    "everyMinutes must be 0 or between " + EVERY_MINUTES_MIN + " and " + EVERY_MINUTES_MAX + ", not "
                            + minutes + ".",
                    "1440 is once a day; 0 is never by itself.");
        }
        return desk.choose(caller.shop(), Duration.ofMinutes(minutes), caller.who())
                .chain(this::state);
    }

    @Schema(name = "Drift")
    public record Row(
            @Schema(description = "Shopify's inventory item")
            long itemId,

            String sku,
            String title,
            @Schema(description = "Shopify's location") long locationId,
            String location,

            @Schema(enumeration = {"on_hand", "orders", "not_stocked", "stocked_again", "odoo"})
            String cause,

            @Schema(description = "Shopify's on hand as we expected it; for odoo, the target until then")
            Optional<Integer> expected,

            @Schema(description = "Shopify's on hand as it was; for odoo, the target since then")
            Optional<Integer> seen,

            String why,
            Instant at) {
        static Row of(DriftRow row) {
            return new Row(
                    row.level().item().value(),
                    row.sku(),
                    row.title(),
                    row.level().location().value(),
                    row.location(),
                    row.cause().name().toLowerCase(Locale.ROOT),
                    row.expected(),
                    row.seen(),
                    row.why(),
                    row.at());
        }
    }

    @GET
    @Path("/drift")
    @Operation(summary = "Which levels a comparison found to differ, and why, in order of (itemId, locationId)")
    public Uni<List<Row>> drift(
            @Parameter(
                            description = "Which comparison; left out, the last one",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @RestQuery
                    String run,
            @Parameter(
                            description = "The last level that you have, as itemId-locationId",
                            example = "46221000000053-91000000033")
                    @RestQuery
                    String after,
            @Parameter(ref = "limit") @RestQuery String limit) {
        Optional<Long> which = Optional.ofNullable(run).map(text -> Input.place("run", text, 0));
        return board.drift(visit.caller().shop(), which, Input.levelAfter(after), Input.limit(limit))
                .map(rows -> rows.stream().map(Row::of).toList());
    }
}
