package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.life.Plans;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plan")
@Tag(name = "Shop")
public class PlanResource {
    private final Visit visit;
    private final Plans plans;

    PlanResource(Visit visit, Plans plans) {
        this.visit = visit;
        this.plans = plans;
    }

    @Schema(name = "Plan")
    public record Answer(
            @Schema(description = "The plan's handle, as Shopify has it; null without an active subscription")
            Optional<String> plan,

            @Schema(description = "How many items may be linked; null for no limit")
            Optional<Integer> linksMax,

            long links) {
        static Answer of(Plans.Plan plan) {
            return new Answer(
                    plan.plan(),
                    plan.linksMax().isPresent() ? Optional.of(plan.linksMax().getAsInt()) : Optional.empty(),
                    plan.links());
        }
    }

    @GET
    @Operation(
            summary = "What the shop pays for, and what that allows",
            description =
                    "A limit keeps new links from being made; items that are linked are kept in step all the same.")
    public Uni<Answer> plan() {
        return plans.now(visit.caller().shop()).map(Answer::of);
    }
}
