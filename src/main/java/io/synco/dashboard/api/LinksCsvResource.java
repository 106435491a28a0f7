package io.synco.dashboard.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.catalog.LinkRow;
import io.synco.catalog.Links;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.RemoteException;
import io.synco.kernel.ShopId;
import io.synco.sync.setup.LinkSheet;
import io.synco.sync.setup.LinkSheet.Result;
import io.synco.sync.setup.LinkSheet.Wrong;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/links.csv")
@Tag(name = "Setup")
public class LinksCsvResource {
    private static final String CSV = "text/csv";
    private static final int PAGE = 500;
    private static final int WRONG_MAX = 200;

    private final Visit visit;
    private final Links links;
    private final LinkSheet sheet;

    LinksCsvResource(Visit visit, Links links, LinkSheet sheet) {
        this.visit = visit;
        this.links = links;
        this.sheet = sheet;
    }

    @GET
    @Produces(CSV)
    @Operation(
            summary = "All links as a table",
            description =
                    "For a spreadsheet, and to be sent back. A text that a spreadsheet would take for a formula has an"
                            + " apostrophe before it.")
    public Multi<String> table() {
        ShopId shop = visit.caller().shop();
        Multi<String> rows = Multi.createBy()
                .repeating()
                .uni(
                        AtomicLong::new,
                        after -> links.list(shop, after.get(), PAGE)
                                .invoke(page -> page.forEach(
                                        row -> after.set(row.itemId().value()))))
                .whilst(page -> !page.isEmpty())
                .map(LinksCsvResource::lines);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(Csv.line(LinkTable.HEAD)), rows);
    }

    private static String lines(List<LinkRow> page) {
        return page.stream().map(LinkTable::row).map(Csv::line).collect(Collectors.joining());
    }

    @Schema(name = "LinkTableResult")
    public record Answer(
            @Schema(description = "Items that are made of something else now, or would be")
            int changed,

            @Schema(description = "Items that are so already")
            int unchanged,

            @Schema(
                    description =
                            "Lines that cannot be, at most " + WRONG_MAX + "; where there is any, nothing was changed")
            List<Line> wrong) {
        static Answer of(Result result) {
            return new Answer(
                    result.changed(),
                    result.unchanged(),
                    result.wrong().stream().limit(WRONG_MAX).map(Line::of).toList());
        }
    }

    @Schema(name = "LinkTableLine")
    public record Line(
            @Schema(description = "Its number in the table that was sent, the head being 1")
            int line,

            String error,
            String hint) {
        static Line of(Wrong wrong) {
            return new Line(wrong.line(), wrong.error(), wrong.hint());
        }
    }

    @PUT
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set what many items are made of, from a table",
            description =
                    "Its columns item_id and odoo_products count: \"12\", or \"12:6 13:1/4\" for several products with"
                            + " their units; a line whose odoo_products is empty changes nothing. Every line is checked; all are set,"
                            + " or none.")
    @APIResponse(responseCode = "200", description = "What was changed, or which lines cannot be")
    @APIResponse(responseCode = "400", description = "This is no such table; error and hint say why")
    @APIResponse(responseCode = "502", description = "Odoo is in the way; error and hint say how")
    public Uni<Answer> set(
            String table,
            @Parameter(
                            description = "true: only check",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    String dry) {
        Caller caller = visit.caller();
        LinkTable.Read read = LinkTable.read(table == null ? "" : table);
        boolean onlyLook = Input.flag("dry", dry) || !read.wrong().isEmpty();
        return sheet.set(caller.shop(), read.lines(), caller.who(), onlyLook)
                .map(result -> Answer.of(both(read, result)))
                .onFailure(RemoteException.class)
                .transform(Refusal::ofEitherSide);
    }

    private static Result both(LinkTable.Read read, Result result) {
        if (read.wrong().isEmpty()) {
            return result;
        }
        List<Wrong> all = Stream.concat(read.wrong().stream(), result.wrong().stream())
                .sorted(Comparator.comparing(Wrong::line))
                .toList();
        return new Result(0, 0, all);
    }
}
