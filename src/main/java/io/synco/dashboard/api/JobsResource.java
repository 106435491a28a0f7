package io.synco.dashboard.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Controls;
import io.synco.sync.read.JobBoard;
import io.synco.sync.read.JobRow;
import io.synco.sync.read.JobState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/jobs")
@Tag(name = "Jobs")
public class JobsResource {
    static final int REASON_LENGTH_MAX = 500;

    private final Visit visit;
    private final JobBoard board;
    private final Controls controls;

    JobsResource(Visit visit, JobBoard board, Controls controls) {
        this.visit = visit;
        this.board = board;
        this.controls = controls;
    }

    public record Row(
            long id,
            String kind,
            String key,
            String subject,

            @Schema(description = "pending, running, waiting, done, flagged, superseded or ignored")
            String state,

            Instant dueAt,
            int attempts,

            @Schema(description = "What went wrong, in the remote's own words")
            Optional<String> failure,

            @Schema(description = "What to do about it") Optional<String> hint,
            Instant createdAt,
            Optional<Instant> finishedAt) {
        static Row of(JobRow job) {
            return new Row(
                    job.id(),
                    job.kind().name().toLowerCase(Locale.ROOT),
                    job.key(),
                    job.subject(),
                    job.state().name().toLowerCase(Locale.ROOT),
                    job.dueAt(),
                    job.attempts(),
                    job.failure(),
                    job.hint(),
                    job.createdAt(),
                    job.finishedAt());
        }
    }

    public record Reason(String reason) {}

    public record Ids(List<Long> ids) {}

    public record Outcome(long id, String state) {}

    /** @param notFlagged were not waiting for a person (any more) */
    public record Retried(List<Long> retried, List<Long> notFlagged) {}

    @GET
    @Operation(summary = "Jobs, newest first")
    public Uni<List<Row>> list(
            @Schema(description = "Only jobs in this state") @RestQuery String state,
            @Schema(description = "The smallest id that you have") @RestQuery String before,
            @RestQuery String limit) {
        ShopId shop = visit.caller().shop();
        long from = Input.id("before", before, Long.MAX_VALUE);
        int most = Input.limit(limit);
        Uni<List<JobRow>> jobs =
                state == null ? board.page(shop, from, most) : board.inState(shop, named(state), from, most);
        return jobs.map(rows -> rows.stream().map(Row::of).toList());
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Try a flagged job again")
    @APIResponse(responseCode = "200", description = "It is pending now")
    @APIResponse(responseCode = "409", description = "It does not wait for a person (any more)")
    public Uni<Outcome> retry(@RestPath String id) {
        Caller caller = visit.caller();
        long job = jobId(id);
        return controls.retry(caller.shop(), job, caller.who())
                .invoke(done -> wasFlagged(done, job))
                .replaceWith(() -> new Outcome(job, "pending"));
    }

    @POST
    @Path("/{id}/dismiss")
    @Operation(summary = "Close a flagged job without doing it", description = "The reason is kept with its events.")
    @APIResponse(responseCode = "200", description = "It is closed")
    @APIResponse(responseCode = "409", description = "It does not wait for a person (any more)")
    public Uni<Outcome> dismiss(@RestPath String id, Reason body) {
        Caller caller = visit.caller();
        long job = jobId(id);
        String reason = Input.text("reason", body == null ? null : body.reason(), REASON_LENGTH_MAX);
        return controls.dismiss(caller.shop(), job, caller.who(), reason)
                .invoke(done -> wasFlagged(done, job))
                .replaceWith(() -> new Outcome(job, "dismissed"));
    }

    @POST
    @Path("/retry")
    @Operation(summary = "Try many flagged jobs again", description = "At most 250 at once.")
    public Uni<Retried> retryMany(Ids body) {
        Caller caller = visit.caller();
        List<Long> ids = Input.present("ids", Input.present("The body", body).ids());
        if (ids.size() > Input.LIMIT_MAX) {
            throw Refusal.badInput("ids has more than " + Input.LIMIT_MAX + " entries.", "Send them in several calls.");
        }
        ids.forEach(id -> Input.present("An id", id));
        List<Long> retried = new ArrayList<>();
        List<Long> notFlagged = new ArrayList<>();
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> controls.retry(caller.shop(), id, caller.who())
                        .invoke(done -> (done ? retried : notFlagged).add(id)))
                .collect()
                .last()
                .replaceWith(() -> new Retried(retried, notFlagged));
    }

    private static JobState named(String state) {
        return JobState.named(state)
                .orElseThrow(() -> Refusal.badInput(
                        "There is no state " + state + ".",
                        "Jobs are pending, running, waiting, done, flagged, superseded or ignored."));
    }

    private static long jobId(String text) {
        long id = Input.id("The job's id", text, 0);
        if (id == 0) {
            throw Refusal.notFound("There is no job 0.", "GET /api/v1/jobs lists them.");
        }
        return id;
    }

    private static void wasFlagged(boolean done, long job) {
        if (!done) {
            throw Refusal.conflict(
                    "Job " + job + " does not wait for a person.",
                    "GET /api/v1/jobs?state=flagged lists those that do.");
        }
    }
}
