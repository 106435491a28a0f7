package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.life.PrivacyDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/privacy")
@Tag(name = "Shop")
public class PrivacyResource {
    private final Visit visit;
    private final PrivacyDesk desk;

    PrivacyResource(Visit visit, PrivacyDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    @Schema(name = "PrivacyRequest")
    public record Row(
            long id,

            @Schema(enumeration = {"shop_redact", "customer_redact", "customer_question"})
            String kind,

            Instant receivedAt,

            @Schema(description = "null until it is carried out")
            Optional<Instant> doneAt,

            @Schema(description = "What came of it: for a question the answer that the shop may give its customer")
            Optional<String> outcome,

            @Schema(description = "Of a question: the orders that it names and that are known here")
            List<Long> orderIds) {
        static Row of(PrivacyDesk.Row row) {
            return new Row(
                    row.id(),
                    row.kind().name().toLowerCase(Locale.ROOT),
                    row.receivedAt(),
                    row.doneAt(),
                    row.outcome(),
                    row.orders());
        }
    }

    @GET
    @Operation(
            summary = "What Shopify asked about stored data, newest first",
            description = "For the shop and for its customers, with what came of it.")
    public Uni<List<Row>> list(
            @Parameter(ref = "before") @RestQuery String before, @Parameter(ref = "limit") @RestQuery String limit) {
        return desk.list(visit.caller().shop(), Input.place("before", before, Long.MAX_VALUE), Input.limit(limit))
                .map(rows -> rows.stream().map(Row::of).toList());
    }
}
