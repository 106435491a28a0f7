package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.port.Controls;
import io.synco.sync.port.Controls.Started;
import io.synco.sync.setup.GoLiveDesk;
import io.synco.sync.setup.GoLiveDesk.Going;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/live")
@Tag(name = "Shop")
public class LiveResource {
    private final Visit visit;
    private final Controls controls;
    private final GoLiveDesk desk;

    LiveResource(Visit visit, Controls controls, GoLiveDesk desk) {
        this.visit = visit;
        this.controls = controls;
        this.desk = desk;
    }

    @Schema(name = "LiveWanted")
    public record Wanted(
            @Schema(required = true, description = "true goes live, false goes back to read-only")
            Boolean live,

            @Schema(
                    description =
                            "As many levels as may go from stock to zero, where the last dry run says that many would",
                    nullable = true)
            Integer confirmedToZero) {}

    @Schema(name = "Live")
    public record Answer(
            boolean live,

            @Schema(description = "How many levels are kept in step from now on; null after going back to read-only")
            Optional<Integer> levels) {}

    @POST
    @Operation(
            summary = "Go live, or back to read-only",
            description =
                    "Read-only stops every write at once; what arrives meanwhile is kept and worked off on going live.")
    @APIResponse(responseCode = "200", description = "Done")
    @APIResponse(
            responseCode = "409",
            description = "Something is missing, or too many levels would go from stock to zero; the hint says what")
    public Uni<Answer> set(Wanted wanted) {
        Caller caller = visit.caller();
        boolean live = Input.present("live", Input.present("The body", wanted).live());
        return live
                ? desk.goLive(caller.shop(), caller.who(), confirmed(wanted)).map(LiveResource::going)
                : controls.readOnly(caller.shop(), caller.who()).replaceWith(() -> new Answer(false, Optional.empty()));
    }

    private static Optional<Integer> confirmed(Wanted wanted) {
        Optional<Integer> confirmed = Optional.ofNullable(wanted.confirmedToZero());
        if (confirmed.filter(count -> count < 0).isPresent()) {
            throw Refusal.badInput(
                    "confirmedToZero must be 0 or more, not " + confirmed.get() + ".",
                    "Take it from toZero of GET /api/v1/go-live/dry-run, or leave it out.");
        }
        return confirmed;
    }

    private static Answer going(Going going) {
        if (going.held().isPresent()) {
            throw Refusal.conflict(
                    going.held().get().words(), going.held().get().hint());
        }
        return started(going.started().orElseThrow());
    }

    private static Answer started(Started started) {
        if (started instanceof Started.Missing missing) {
            throw Refusal.conflict("The shop is not ready to go live.", String.join(" ", missing.reasons()));
        }
        return new Answer(true, Optional.of(((Started.Live) started).levels()));
    }
}
