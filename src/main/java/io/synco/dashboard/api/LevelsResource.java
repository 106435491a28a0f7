package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.read.LevelBoard;
import io.synco.sync.read.LevelRow;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/levels")
@Tag(name = "Stock")
public class LevelsResource {
    private final Visit visit;
    private final LevelBoard board;

    LevelsResource(Visit visit, LevelBoard board) {
        this.visit = visit;
        this.board = board;
    }

    @Schema(name = "Level")
    public record Row(
            @Schema(description = "Shopify's inventory item")
            long itemId,

            String sku,
            String title,
            @Schema(description = "Shopify's location") long locationId,
            String location,
            Odoo odoo,
            Shopify shopify,

            @Schema(
                    description =
                            "Shopify's on hand as we expect it: the last accepted write and every explained change since")
            Optional<Integer> expected,

            @Schema(description = "What Shopify's on hand should be")
            Optional<Integer> target,

            @Schema(enumeration = {"in_step", "on_its_way", "flagged", "not_stocked", "not_read"})
            String state,

            @Schema(description = "Why it is in that state, where there is something to say")
            Optional<String> reason,

            @Schema(description = "on hand is the target; false as long as either was never read")
            boolean equal,

            @Schema(description = "When Shopify's numbers were read")
            Optional<Instant> seenAt) {
        static Row of(LevelRow level) {
            return new Row(
                    level.id().item().value(),
                    level.sku(),
                    level.title(),
                    level.id().location().value(),
                    level.location(),
                    new Odoo(level.odoo().quantity(), level.odoo().reserved()),
                    new Shopify(
                            level.shopify().onHand(),
                            level.shopify().committed(),
                            level.shopify().available()),
                    level.expected(),
                    level.target(),
                    level.state().name().toLowerCase(Locale.ROOT),
                    level.reason(),
                    level.equal(),
                    level.seenAt());
        }
    }

    @Schema(name = "OdooQuantities", description = "Of the mapped location and all inside it, as last read")
    public record Odoo(Optional<BigDecimal> quantity, Optional<BigDecimal> reserved) {}

    @Schema(name = "ShopifyQuantities", description = "As observed last")
    public record Shopify(Optional<Integer> onHand, Optional<Integer> committed, Optional<Integer> available) {}

    @GET
    @Operation(
            summary = "Stock levels with both sides' numbers, in order of (itemId, locationId)",
            description = "A level is one item at one location. Numbers are null until they were read once.")
    public Uni<List<Row>> list(
            @Parameter(
                            description = "The last level that you have, as itemId-locationId",
                            example = "46221000000053-91000000033")
                    @RestQuery
                    String after,
            @Parameter(ref = "limit") @RestQuery String limit,
            @Parameter(
                            description = "true: only levels that differ, need a person or were never read",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    String differs) {
        ShopId shop = visit.caller().shop();
        LevelId from = Input.levelAfter(after);
        int most = Input.limit(limit);
        Uni<List<LevelRow>> rows =
                Input.flag("differs", differs) ? board.differing(shop, from, most) : board.page(shop, from, most);
        return rows.map(levels -> levels.stream().map(Row::of).toList());
    }
}
