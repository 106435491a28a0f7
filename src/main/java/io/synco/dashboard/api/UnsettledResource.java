package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.order.UnsettledStore.Answer;
import io.synco.sync.read.UnsettledBoard;
import io.synco.sync.read.UnsettledRow;
import io.synco.sync.setup.SettlingDesk;
import io.synco.sync.setup.SettlingDesk.Taken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/unsettled")
@Tag(name = "Orders")
public class UnsettledResource {
    private static final int WORD_LENGTH_MAX = 40;

    private final Visit visit;
    private final UnsettledBoard board;
    private final SettlingDesk desk;

    UnsettledResource(Visit visit, UnsettledBoard board, SettlingDesk desk) {
        this.visit = visit;
        this.board = board;
        this.desk = desk;
    }

    @Schema(name = "Unsettled")
    public record Row(
            long id,

            @Schema(description = "Shopify's order") long orderId,

            @Schema(description = "Its name") String order,

            @Schema(description = "Odoo's product (product.product)")
            long odooProductId,

            @Schema(description = "Shopify locations that it was to be sent from")
            List<String> locations,

            @Schema(description = "Odoo units: above zero not delivered yet, below zero delivered beyond the order")
            BigDecimal units,

            @Schema(
                    enumeration = {"odoo_knows", "deliver_now", "count"},
                    description = "What a person said, until it is carried out; null: nothing")
            Optional<String> answer,

            Optional<String> answeredBy,
            Optional<Instant> answeredAt) {
        static Row of(UnsettledRow row) {
            return new Row(
                    row.id(),
                    row.orderId(),
                    row.order(),
                    row.product(),
                    row.locations(),
                    row.units(),
                    row.answer().map(UnsettledResource::word),
                    row.who(),
                    row.answeredAt());
        }
    }

    @Schema(name = "Settling")
    public record Body(
            @Schema(
                    required = true,
                    enumeration = {"odoo_knows", "deliver_now", "count"})
            String how) {}

    @GET
    @Operation(
            summary = "What of orders comes right by no event, by id",
            description =
                    "Shopify counts the order as fulfilled, and Odoo delivered less or more, with nothing under way for it.")
    public Uni<List<Row>> list(
            @Parameter(
                            description = "The last id that you have",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @RestQuery
                    String after,
            @Parameter(ref = "limit") @RestQuery String limit) {
        return board.page(visit.caller().shop(), Input.place("after", after, 0), Input.limit(limit))
                .map(rows -> rows.stream().map(Row::of).toList());
    }

    @POST
    @Path("/{id}/settle")
    @Operation(
            summary = "Settle it",
            description =
                    "odoo_knows: Odoo's stock is right, and it is written off. deliver_now: a document of its own is made for what is"
                            + " owed, and delivered. count: it is written off when a count of the product is seen in Odoo.")
    @APIResponse(responseCode = "200", description = "It is carried out")
    @APIResponse(responseCode = "404", description = "Nothing under this id is unsettled (any more)")
    @APIResponse(responseCode = "409", description = "Odoo has delivered too much: there is nothing to deliver")
    public Uni<Body> settle(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) @RestPath String id, Body body) {
        Caller caller = visit.caller();
        long unsettled = Input.place("id", id, 0);
        Answer answer = answer(Input.text("how", Input.present("The body", body).how(), WORD_LENGTH_MAX));
        return desk.settle(caller.shop(), unsettled, answer, caller.who()).map(taken -> {
            if (taken == Taken.NOT_UNSETTLED) {
                throw Refusal.notFound(
                        "Nothing under " + id + " is unsettled (any more).", "GET /api/v1/unsettled lists what is.");
            }
            if (taken == Taken.NOTHING_OWED) {
                throw Refusal.conflict(
                        "Odoo has delivered more than the order wants: there is nothing to deliver.",
                        "Send odoo_knows, or take the goods back in Odoo.");
            }
            return new Body(word(answer.code()));
        });
    }

    private static Answer answer(String word) {
        for (Answer answer : Answer.values()) {
            if (word(answer.code()).equals(word)) {
                return answer;
            }
        }
        throw Refusal.badInput("how cannot be " + word + ".", "Send odoo_knows, deliver_now or count.");
    }

    private static String word(int code) {
        for (Answer answer : Answer.values()) {
            if (answer.code() == code) {
                return answer.name().toLowerCase(Locale.ROOT);
            }
        }
        throw new IllegalArgumentException("No answer has code " + code);
    }
}
