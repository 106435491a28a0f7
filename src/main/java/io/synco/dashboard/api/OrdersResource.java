package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.OrderId;
import io.synco.kernel.RemoteException;
import io.synco.sync.order.OrderChoices.Defaults;
import io.synco.sync.order.OrderMode;
import io.synco.sync.read.OrderBoard;
import io.synco.sync.read.OrderRow;
import io.synco.sync.setup.OrderDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/orders")
@Tag(name = "Orders")
public class OrdersResource {
    private static final int WORD_LENGTH_MAX = 40;
    private static final int DOCUMENTS_MAX = 20;

    private final Visit visit;
    private final OrderDesk desk;
    private final OrderBoard board;

    OrdersResource(Visit visit, OrderDesk desk, OrderBoard board) {
        this.visit = visit;
        this.desk = desk;
        this.board = board;
    }

    @Schema(name = "OrderHandling")
    public record Handling(
            @Schema(
                    required = true,
                    enumeration = {"created", "adopted", "handled_elsewhere"},
                    description = "Orders that are open when the shop goes live")
            String openAtGoLive,

            @Schema(
                    required = true,
                    enumeration = {"adopted", "handled_elsewhere"},
                    description = "Orders that the rule for orders keeps off Odoo at every location of theirs")
            String keptOff) {
        static Handling of(Defaults defaults) {
            return new Handling(ChoiceWords.of(defaults.openAtGoLive()), ChoiceWords.of(defaults.keptOff()));
        }
    }

    @Schema(name = "HandledOrder")
    public record Row(
            @Schema(description = "Shopify's order") long id,

            String name,

            @Schema(enumeration = {"created", "adopted", "handled_elsewhere", "uncounted"})
            String mode,

            @Schema(description = "Who chose that for this order; null where it is the shop's choice")
            Optional<String> chosenBy,

            @Schema(description = "Sales orders in Odoo that stand for it", examples = "S00012")
            List<String> documents,

            @Schema(description = "Units still to be fulfilled on Shopify")
            int open,

            @Schema(description = "Of these, those whose sales order in Odoo is not known")
            int unmatched) {
        static Row of(OrderRow row) {
            return new Row(
                    row.id(),
                    row.name(),
                    ChoiceWords.of(OrderMode.ofCode(row.mode())),
                    row.chosenBy(),
                    row.documents(),
                    row.open(),
                    row.unmatched());
        }
    }

    @Schema(name = "OpenOrder")
    public record Open(
            @Schema(description = "Shopify's order") long id,

            String name,

            @Schema(description = "Units still to be fulfilled")
            int units,

            @Schema(
                    enumeration = {"created", "adopted", "handled_elsewhere"},
                    description = "How it is handled if the shop goes live now")
            String mode,

            @Schema(description = "Confirmed sales orders in Odoo that name it")
            List<String> documents) {}

    @Schema(name = "OpenOrders")
    public record Opens(
            List<Open> orders,

            @Schema(description = "Send it as after for the next page; null on the last")
            Optional<String> next) {}

    @Schema(name = "OrderMode")
    public record Body(
            @Schema(
                    required = true,
                    enumeration = {"created", "adopted", "handled_elsewhere"})
            String mode,

            @Schema(
                    description = "Names of its sales orders in Odoo; null: found by the order's name",
                    nullable = true,
                    examples = "S00012")
            List<String> documents) {}

    @GET
    @Operation(
            summary = "Orders that SyncO does not simply create in Odoo, by id",
            description = "Adopted ones, those handled elsewhere, and those whose handling a person chose.")
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

    @GET
    @Path("/open")
    @Operation(
            summary = "Orders that are open now, with what names them in Odoo",
            description = "Read from both sides when it is asked: to choose before going live.")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "502", description = "Shopify or Odoo is in the way")
    public Uni<Opens> open(@Parameter(description = "next of the page before") @RestQuery String after) {
        return desk.open(visit.caller().shop(), Optional.ofNullable(after))
                .onFailure(RemoteException.class)
                .transform(Refusal::ofEitherSide)
                .map(page -> new Opens(
                        page.rows().stream()
                                .map(order -> new Open(
                                        order.id().value(),
                                        order.name(),
                                        order.units(),
                                        ChoiceWords.of(order.mode()),
                                        order.documents()))
                                .toList(),
                        page.next()));
    }

    @GET
    @Path("/handling")
    @Operation(summary = "How orders get to Odoo that SyncO does not simply create there")
    public Uni<Handling> handling() {
        return desk.defaults(visit.caller().shop()).map(Handling::of);
    }

    @PUT
    @Path("/handling")
    @Operation(
            summary = "Choose how orders are handled that are open at go-live or kept off by rule",
            description = "It holds for orders that are read for the first time from now on.")
    @APIResponse(responseCode = "200", description = "It holds now")
    public Uni<Handling> handle(Handling body) {
        Caller caller = visit.caller();
        Handling wanted = Input.present("The body", body);
        Defaults defaults =
                new Defaults(mode("openAtGoLive", wanted.openAtGoLive()), keptOff(mode("keptOff", wanted.keptOff())));
        return desk.choose(caller.shop(), defaults, caller.who()).replaceWith(() -> Handling.of(defaults));
    }

    private static OrderMode keptOff(OrderMode mode) {
        if (mode == OrderMode.CREATED) {
            throw Refusal.badInput(
                    "What a rule keeps off Odoo is not created there.",
                    "Send adopted or handled_elsewhere, or switch the rule for orders on.");
        }
        return mode;
    }

    @PUT
    @Path("/{id}/handling")
    @Operation(
            summary = "Choose how one order is handled",
            description =
                    "Also before the shop is live. The order is read again and counted by it at once; a sales order in Odoo that is"
                            + " named must be confirmed.")
    @APIResponse(responseCode = "200", description = "It is chosen")
    @APIResponse(responseCode = "409", description = "SyncO has made a document for the order, or it does not count")
    public Uni<Body> handleOne(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) @RestPath String id, Body body) {
        Caller caller = visit.caller();
        OrderId order = new OrderId(Input.shopifyId(id));
        Body wanted = Input.present("The body", body);
        OrderMode mode = mode("mode", wanted.mode());
        List<String> documents = documents(mode, wanted.documents());
        return desk.choose(caller.shop(), order, mode, documents, caller.who()).map(bound -> {
            if (bound.isPresent()) {
                throw Refusal.conflict(
                        bound.get() == OrderMode.UNCOUNTED
                                ? "The order was closed before the shop went live, and does not count."
                                : "SyncO has made a sales order in Odoo for it, which another way would count twice.",
                        "GET /api/v1/orders/open lists the orders before the shop goes live.");
            }
            return new Body(ChoiceWords.of(mode), documents.isEmpty() ? null : documents);
        });
    }

    private static List<String> documents(OrderMode mode, List<String> named) {
        if (named == null) {
            return List.of();
        }
        if (mode == OrderMode.CREATED && !named.isEmpty() || named.size() > DOCUMENTS_MAX) {
            throw Refusal.badInput(
                    mode == OrderMode.CREATED
                            ? "An order that SyncO creates in Odoo has no document there yet."
                            : "More than " + DOCUMENTS_MAX + " documents for one order.",
                    "Name the sales orders of an order that is adopted or handled elsewhere.");
        }
        return named.stream()
                .map(name -> Input.text("documents", name, WORD_LENGTH_MAX))
                .toList();
    }

    private static OrderMode mode(String field, String name) {
        return switch (Input.text(field, name, WORD_LENGTH_MAX)) {
            case "created" -> OrderMode.CREATED;
            case "adopted" -> OrderMode.ADOPTED;
            case "handled_elsewhere" -> OrderMode.ELSEWHERE;
            default ->
                throw Refusal.badInput("There is no mode " + name + ".", "Send created, adopted or handled_elsewhere.");
        };
    }
}
