package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.read.Why;
import io.synco.sync.read.WhyBoard;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/levels/{itemId}/{locationId}")
@Tag(name = "Stock")
public class WhyResource {
    private final Visit visit;
    private final WhyBoard board;

    WhyResource(Visit visit, WhyBoard board) {
        this.visit = visit;
        this.board = board;
    }

    @Schema(name = "Why")
    public record Answer(
            @Schema(description = "As it stands now") LevelsResource.Row level,

            @Schema(
                    description =
                            "Set aside on Shopify, as observed last; lowers available, never the target. Null for a past write")
            Optional<Integer> held,

            @Schema(description = "Something has touched it since, and it is being reckoned again")
            boolean again,

            @Schema(description = "When Odoo was read for these terms; null where it was never reckoned")
            Optional<Instant> reckonedAt,

            @Schema(description = "The terms in words, in the order of the reckoning")
            List<String> sentences,

            @Schema(description = "The same as data; null where it was never reckoned")
            Optional<WhyTerms> terms,

            @Schema(description = "What led to the write, newest first, as far as it is still kept")
            List<EventsResource.Row> events,

            @Schema(description = "The write that is explained; of now, the last that Shopify accepted")
            Optional<Write> write) {
        static Answer of(Why why) {
            return new Answer(
                    LevelsResource.Row.of(why.level()),
                    why.held(),
                    why.again(),
                    why.reckonedAt(),
                    why.sentences(),
                    why.terms().map(WhyTerms::of),
                    why.events().stream().map(EventsResource.Row::of).toList(),
                    why.write().map(Write::of));
        }
    }

    @Schema(name = "Write")
    public record Write(
            long id,
            Instant at,

            @Schema(description = "On hand that Shopify had to show for it to be taken")
            int from,

            @Schema(description = "On hand that was written")
            int to,

            @Schema(enumeration = {"accepted", "refused"}) String outcome,

            @Schema(description = "Shopify's words where it refused")
            Optional<String> answer) {
        static Write of(Why.Write write) {
            return new Write(
                    write.id(),
                    write.at(),
                    write.from(),
                    write.to(),
                    write.accepted() ? "accepted" : "refused",
                    write.answer());
        }
    }

    @GET
    @Path("/why")
    @Operation(
            summary = "Why a level is what it is",
            description = "The terms of its target with their documents, now or at a past write, and what led to it.")
    @APIResponse(responseCode = "200", description = "The terms")
    @APIResponse(responseCode = "404", description = "There is no such level, or it has no such write")
    public Uni<Answer> why(
            @RestPath String itemId,
            @RestPath String locationId,
            @Parameter(description = "A past write of it; leave it out for now") @RestQuery String write) {
        ShopId shop = visit.caller().shop();
        LevelId level = level(itemId, locationId);
        long id = Input.place("write", write, 0);
        Uni<Optional<Why>> found = write == null ? board.now(shop, level) : board.at(shop, level, id);
        return found.map(why -> why.map(Answer::of)
                .orElseThrow(() -> Refusal.notFound(
                        write == null ? "There is no level " + level + "." : level + " has no write " + id + ".",
                        "GET /api/v1/levels lists the levels, and /writes of one its writes.")));
    }

    @GET
    @Path("/writes")
    @Operation(summary = "What was written to a level, newest first")
    public Uni<List<Write>> writes(
            @RestPath String itemId,
            @RestPath String locationId,
            @Parameter(ref = "before") @RestQuery String before,
            @Parameter(ref = "limit") @RestQuery String limit) {
        return board.writes(
                        visit.caller().shop(),
                        level(itemId, locationId),
                        Input.place("before", before, Long.MAX_VALUE),
                        Input.limit(limit))
                .map(writes -> writes.stream().map(Write::of).toList());
    }

    private static LevelId level(String item, String location) {
        return LevelId.of(Input.shopifyId(item), Input.shopifyId(location));
    }
}
