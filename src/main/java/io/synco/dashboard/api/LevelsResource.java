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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    public record Row(
            long itemId,
            String sku,
            String title,
            long locationId,
            String location,
            Odoo odoo,
            Shopify shopify,

            @Schema(
                    description =
                            "Shopify's on hand as we expect it: the last accepted write and every explained change since")
            Optional<Integer> expected,

            @Schema(description = "What Shopify's on hand should be")
            Optional<Integer> target,

            @Schema(description = "in_step, on_its_way, flagged, not_stocked or not_read")
            String state,

            Optional<String> reason,
            @Schema(description = "on hand is the target") boolean equal,
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

    public record Odoo(Optional<BigDecimal> quantity, Optional<BigDecimal> reserved) {}

    public record Shopify(Optional<Integer> onHand, Optional<Integer> committed, Optional<Integer> available) {}

    @GET
    @Operation(summary = "Stock levels with both sides' numbers, in order of (itemId, locationId)")
    public Uni<List<Row>> list(
            @Schema(description = "The last level that you have, as itemId-locationId") @RestQuery String after,
            @RestQuery String limit,
            @Schema(description = "true: only levels that differ or need a person") @RestQuery String differs) {
        ShopId shop = visit.caller().shop();
        LevelId from = Input.levelAfter(after);
        int most = Input.limit(limit);
        Uni<List<LevelRow>> rows =
                Input.flag("differs", differs) ? board.differing(shop, from, most) : board.page(shop, from, most);
        return rows.map(levels -> levels.stream().map(Row::of).toList());
    }
}
