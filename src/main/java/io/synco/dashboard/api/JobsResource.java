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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    @Schema(name = "Job")
    public record Row(
            long id,

            @Schema(description = "What the job does", examples = "order_line")
            String kind,

            @Schema(description = "At most one unfinished job has a kind and key")
            String key,

            @Schema(
                    description =
                            "Which order, product or place it is about, in words; empty where the kind says it all",
                    examples = "order #1001, Mug at Berlin")
            String subject,

            @Schema(enumeration = {"pending", "running", "waiting", "done", "flagged", "superseded", "ignored"})
            String state,

            @Schema(description = "When it runs, or is tried again")
            Instant dueAt,

            @Schema(description = "Tries that failed since it was asked for last")
            int attempts,

            @Schema(description = "What went wrong, in the remote's own words")
            Optional<String> failure,

            @Schema(description = "What to do about it, while the job waits for a person")
            Optional<String> hint,

            @Schema(description = "How it ended, where there is something to say")
            Optional<String> outcome,

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
                    job.words().failure(),
                    job.words().hint(),
                    job.words().outcome(),
                    job.createdAt(),
                    job.finishedAt());
        }
    }

    public record Reason(
            @Schema(
                    required = true,
                    maxLength = REASON_LENGTH_MAX,
                    description = "Why the job can be closed",
                    examples = "Sold at the fair, counted by hand.")
            String reason) {}

    public record Ids(
            @Schema(required = true, maxItems = Input.LIMIT_MAX)
            List<Long> ids) {}

    public record Outcome(
            long id,

            @Schema(enumeration = {"pending", "ignored"}) String state) {}

    /** @param notFlagged were not waiting for a person (any more) */
    public record Retried(List<Long> retried, List<Long> notFlagged) {}

    @GET
    @Operation(
            summary = "Jobs, newest first",
            description = "What is to be done, what was, and what waits for a person (state flagged).")
    public Uni<List<Row>> list(
            @Parameter(
                            description = "Only jobs in this state",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "pending",
                                                "running",
                                                "waiting",
                                                "done",
                                                "flagged",
                                                "superseded",
                                                "ignored"
                                            }))
                    @RestQuery
                    String state,
            @Parameter(ref = "before") @RestQuery String before,
            @Parameter(ref = "limit") @RestQuery String limit) {
        ShopId shop = visit.caller().shop();
        long from = Input.place("before", before, Long.MAX_VALUE);
        int most = Input.limit(limit);
        Uni<List<JobRow>> jobs =
                state == null ? board.page(shop, from, most) : board.inState(shop, named(state), from, most);
        return jobs.map(rows -> rows.stream().map(Row::of).toList());
    }

    @POST
    @Path("/{id}/retry")
    @Operation(
            summary = "Try a flagged job again",
            description = "Reads everything afresh, so do it after what the hint names was changed.")
    @APIResponse(responseCode = "200", description = "It is pending now")
    @APIResponse(responseCode = "404", description = "There is no such job")
    @APIResponse(responseCode = "409", description = "It does not wait for a person (any more)")
    public Uni<Outcome> retry(@RestPath String id) {
        Caller caller = visit.caller();
        long job = Input.jobId(id);
        return controls.retry(caller.shop(), job, caller.who())
                .call(done -> done ? Uni.createFrom().voidItem() : refuse(caller.shop(), job))
                .replaceWith(() -> new Outcome(job, "pending"));
    }

    @POST
    @Path("/{id}/dismiss")
    @Operation(
            summary = "Close a flagged job without doing it",
            description = "The reason is kept with the job and in the audit.")
    @APIResponse(responseCode = "200", description = "It is closed")
    @APIResponse(responseCode = "404", description = "There is no such job")
    @APIResponse(responseCode = "409", description = "It does not wait for a person (any more)")
    public Uni<Outcome> dismiss(@RestPath String id, Reason body) {
        Caller caller = visit.caller();
        long job = Input.jobId(id);
        String reason = Input.text("reason", body == null ? null : body.reason(), REASON_LENGTH_MAX);
        return controls.dismiss(caller.shop(), job, caller.who(), reason)
                .call(done -> done ? Uni.createFrom().voidItem() : refuse(caller.shop(), job))
                .replaceWith(() -> new Outcome(job, "ignored"));
    }

    @POST
    @Path("/retry")
    @Operation(
            summary = "Try many flagged jobs again",
            description = "At most 250 at once. What is not flagged (any more) is left alone and named.")
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

    private Uni<Void> refuse(ShopId shop, long job) {
        return board.page(shop, job + 1, 1).map(rows -> {
            if (rows.stream().noneMatch(row -> row.id() == job)) {
                throw Refusal.notFound("There is no job " + job + ".", "GET /api/v1/jobs lists those that there are.");
            }
            throw Refusal.conflict(
                    "Job " + job + " does not wait for a person.",
                    "GET /api/v1/jobs?state=flagged lists those that do.");
        });
    }
}
