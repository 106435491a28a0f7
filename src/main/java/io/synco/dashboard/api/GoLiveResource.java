package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.order.OrderMode;
import io.synco.sync.plan.Effect;
import io.synco.sync.read.DryRunBoard;
import io.synco.sync.read.DryRunLevel;
import io.synco.sync.read.DryRunOrder;
import io.synco.sync.read.DryRunState;
import io.synco.sync.setup.GoLiveDesk;
import io.synco.sync.setup.GoLiveDesk.Asked;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/go-live/dry-run")
@Tag(name = "Shop")
public class GoLiveResource {
    private final Visit visit;
    private final GoLiveDesk desk;
    private final DryRunBoard board;

    GoLiveResource(Visit visit, GoLiveDesk desk, DryRunBoard board) {
        this.visit = visit;
        this.desk = desk;
        this.board = board;
    }

    @Schema(name = "DryRunBegun")
    public record Begun(long run) {}

    @POST
    @Operation(
            summary = "Reckon what going live would write, and write nothing",
            description =
                    "Of each item at each mapped location, with what the orders that are open now make of it. Replaces"
                            + " the dry run before. GET tells how far it is and what it found.")
    @APIResponse(
            responseCode = "202",
            description = "Begun; GET tells how far it is",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Begun.class)))
    @APIResponse(responseCode = "409", description = "The shop is live, or something is missing; the hint says what")
    public Uni<Response> begin() {
        Caller caller = visit.caller();
        return desk.dryRun(caller.shop(), caller.who()).map(GoLiveResource::begun);
    }

    private static Response begun(Asked asked) {
        if (asked instanceof Asked.Missing missing) {
            throw Refusal.conflict("The shop is not ready to go live.", String.join(" ", missing.reasons()));
        }
        if (asked instanceof Asked.Live) {
            throw Refusal.conflict(
                    "The shop is live: what a dry run would show is written already.",
                    "POST /api/v1/compare compares all levels; go back to read-only for a dry run.");
        }
        return Response.accepted(new Begun(((Asked.Begun) asked).run())).build();
    }

    @Schema(name = "DryRun")
    public record State(
            @Schema(description = "The last dry run, under way or over")
            Optional<Last> last) {}

    @Schema(name = "DryRunTotal")
    public record Total(
            @Schema(description = "Shopify's location") long locationId,
            String location,

            @Schema(
                    enumeration = {
                        "rise",
                        "fall",
                        "zero",
                        "stay",
                        "not_linked",
                        "not_tracked",
                        "bundle",
                        "not_stocked",
                        "flagged",
                        "not_mapped"
                    })
            String effect,

            int levels,

            @Schema(description = "By which on hand would change, of all these levels together")
            long units) {}

    @Schema(name = "DryRunRun")
    public record Last(
            long run,

            @Schema(
                    description = "orders: the open orders are read; levels: the levels are planned",
                    enumeration = {"orders", "levels", "ended"})
            String phase,

            Instant begunAt,
            Optional<Instant> endedAt,

            @Schema(description = "Each item that Shopify has, at each mapped location")
            int levels,

            @Schema(description = "Of these, how many are reckoned, or cannot be")
            int planned,

            @Schema(description = "Levels that have stock and would have none")
            int toZero,

            @Schema(description = "Levels that have stock") int stocked,

            @Schema(description = "Orders that are open now and that SyncO does not know yet")
            int orders,

            @Schema(description = "Who went live on it") Optional<String> approvedBy,

            Optional<Instant> approvedAt,

            @Schema(description = "By location and effect") List<Total> totals) {
        static Last of(DryRunState state) {
            return new Last(
                    state.run(),
                    ChoiceWords.of(state.phase()),
                    state.begunAt(),
                    state.endedAt(),
                    state.levels(),
                    state.planned(),
                    state.toZero(),
                    state.stocked(),
                    state.orders(),
                    state.approvedBy(),
                    state.approvedAt(),
                    state.totals().stream()
                            .map(total -> new Total(
                                    total.locationId(),
                                    total.location(),
                                    ChoiceWords.of(total.effect()),
                                    total.levels(),
                                    total.units()))
                            .toList());
        }
    }

    @GET
    @Operation(summary = "How far the dry run is, and what it found, by location")
    public Uni<State> state() {
        return board.last(visit.caller().shop()).map(last -> new State(last.map(Last::of)));
    }

    @Schema(name = "DryRunLevel")
    public record Level(
            @Schema(description = "Shopify's inventory item")
            long itemId,

            String sku,
            String title,
            @Schema(description = "Shopify's location") long locationId,
            String location,

            @Schema(
                    description = "zero: it has stock and would have none; from not_linked on nothing can be written",
                    enumeration = {
                        "rise",
                        "fall",
                        "zero",
                        "stay",
                        "not_linked",
                        "not_tracked",
                        "bundle",
                        "not_stocked",
                        "flagged",
                        "not_mapped"
                    })
            String effect,

            @Schema(description = "Shopify's on hand; null where nothing can be written")
            Optional<Integer> now,

            @Schema(description = "The on hand that would be written; null where nothing can be")
            Optional<Integer> then,

            @Schema(description = "Of that, what the open orders make of it")
            int byOrders,

            @Schema(description = "Why nothing can be written")
            Optional<String> why) {
        static Level of(DryRunLevel row) {
            return new Level(
                    row.level().item().value(),
                    row.sku(),
                    row.title(),
                    row.level().location().value(),
                    row.location(),
                    ChoiceWords.of(row.effect()),
                    row.now(),
                    row.then(),
                    row.byOrders(),
                    row.why());
        }
    }

    @GET
    @Path("/levels")
    @Operation(summary = "What going live would do to each level, in order of (itemId, locationId)")
    public Uni<List<Level>> levels(
            @Parameter(description = "Only those; left out, all", example = "zero") @RestQuery String effect,
            @Parameter(
                            description = "The last level that you have, as itemId-locationId",
                            example = "46221000000053-91000000033")
                    @RestQuery
                    String after,
            @Parameter(ref = "limit") @RestQuery String limit) {
        return board.levels(
                        visit.caller().shop(),
                        Optional.ofNullable(effect).map(GoLiveResource::effect),
                        Input.levelAfter(after),
                        Input.limit(limit))
                .map(rows -> rows.stream().map(Level::of).toList());
    }

    private static Effect effect(String text) {
        return ChoiceWords.read(Effect.class, text)
                .orElseThrow(() -> Refusal.badInput(
                        "There is no effect " + text + ".",
                        "Send one of " + ChoiceWords.all(Effect.class) + ", or leave it out for all."));
    }

    @Schema(name = "DryRunLine")
    public record Line(
            @Schema(enumeration = {"created", "adopted", "handled_elsewhere", "uncounted"})
            String mode,

            @Schema(description = "Shopify's inventory item; null where the variant is deleted")
            Optional<Long> itemId,

            String sku,
            @Schema(description = "Shopify's location") long locationId,
            String location,

            @Schema(description = "Units still to be fulfilled")
            int open,

            @Schema(description = "The sales order in Odoo that stands for it")
            Optional<String> document,

            @Schema(description = "Whether it counts: its item is linked, and its location mapped")
            boolean counts) {}

    @Schema(name = "DryRunOrder")
    public record Order(
            @Schema(description = "Shopify's order") long id, String name, List<Line> lines) {
        static Order of(DryRunOrder order) {
            return new Order(
                    order.id(),
                    order.name(),
                    order.lines().stream()
                            .map(line -> new Line(
                                    ChoiceWords.of(OrderMode.ofCode(line.mode())),
                                    line.itemId(),
                                    line.sku(),
                                    line.locationId(),
                                    line.location(),
                                    line.open(),
                                    line.document(),
                                    line.counts()))
                            .toList());
        }
    }

    @GET
    @Path("/orders")
    @Operation(
            summary = "Orders that are open now, as going live would take them, by id",
            description = "Those that SyncO knows from before, when the shop was live already, are not among them.")
    public Uni<List<Order>> orders(
            @Parameter(
                            description = "The last id that you have",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @RestQuery
                    String after,
            @Parameter(ref = "limit") @RestQuery String limit) {
        return board.orders(visit.caller().shop(), Input.place("after", after, 0), Input.limit(limit))
                .map(rows -> rows.stream().map(Order::of).toList());
    }
}
