package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.read.EventBoard;
import io.synco.sync.read.EventRow;
import io.synco.sync.read.EventSummary;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/events")
@Tag(name = "Stock")
public class EventsResource {
    private final Visit visit;
    private final EventBoard board;

    EventsResource(Visit visit, EventBoard board) {
        this.visit = visit;
        this.board = board;
    }

    @Schema(name = "Event")
    public record Row(
            long id,
            @Schema(description = "When we heard of it") Instant at,

            @Schema(examples = "receipt") String kind,

            @Schema(
                    description = "Where it happened",
                    enumeration = {"shopify", "odoo"})
            String side,

            @Schema(description = "Which order or product it is about, in words", examples = "Mug, WH/IN/00001")
            String subject,

            @Schema(description = "By how many units stock changed, where the event says so")
            Optional<BigDecimal> amount,

            @Schema(description = "The rule that decided about it", examples = "stock-in")
            String rule,

            @Schema(description = "The rule's sentence") String decision,

            @Schema(enumeration = {"open", "done", "superseded", "ignored", "flagged"})
            String outcome,

            @Schema(description = "Why it ended so, where there is something to say")
            Optional<String> outcomeText,

            Optional<Instant> outcomeAt) {
        static Row of(EventRow event) {
            return new Row(
                    event.id(),
                    event.at(),
                    event.kind().name().toLowerCase(Locale.ROOT),
                    event.side().name().toLowerCase(Locale.ROOT),
                    event.subject(),
                    event.amount(),
                    event.rule(),
                    event.decision(),
                    event.outcome().name().toLowerCase(Locale.ROOT),
                    event.outcomeText(),
                    event.outcomeAt());
        }
    }

    @GET
    @Operation(summary = "What happened, which rule decided about it, and how it ended; newest first")
    public Uni<List<Row>> list(
            @Parameter(ref = "before") @RestQuery String before, @Parameter(ref = "limit") @RestQuery String limit) {
        return board.page(visit.caller().shop(), Input.place("before", before, Long.MAX_VALUE), Input.limit(limit))
                .map(events -> events.stream().map(Row::of).toList());
    }

    @GET
    @Path("/summary")
    @Operation(summary = "How many events ended how; total is the sum of the others")
    public Uni<EventSummary> summary() {
        return board.summary(visit.caller().shop());
    }
}
