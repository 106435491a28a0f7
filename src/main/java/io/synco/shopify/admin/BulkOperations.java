package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.egress.GuardedHttp;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.egress.Trust;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyBulk;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** bulkOperationRunQuery, what became of it, and the file part by part. */
@ApplicationScoped
class BulkOperations implements ShopifyBulk {
    /** Some 2,000 levels: parsed in some 30 ms, since it is done on a thread that others wait for. */
    static final int PART_BYTES = 1 << 20;

    /** A part of that size comes within a second or two, or the storage is in trouble. */
    private static final Duration PART_LIMIT = Duration.ofSeconds(20);

    private static final Set<String> UNDER_WAY = Set.of("CREATED", "RUNNING", "CANCELING");
    private static final Set<String> BUSY = Set.of("OPERATION_IN_PROGRESS", "LIMIT_REACHED");

    private final AdminApi api;
    private final GuardedHttp http;

    BulkOperations(AdminApi api, GuardedHttp http) {
        this.api = api;
        this.http = http;
    }

    @Override
    public Uni<Beginning> begin(ShopId shop, Content content) {
        return api.ask(
                        shop,
                        Document.BULK_RUN,
                        Map.of("query", document(content).text()))
                .map(data -> beginning(data.path("bulkOperationRunQuery")));
    }

    private static Beginning beginning(JsonNode payload) {
        JsonNode errors = payload.path("userErrors");
        String words = Fulfiller.words(errors);
        if (!errors.isEmpty()) {
            boolean busy = StreamSupport.stream(errors.spliterator(), false)
                    .allMatch(error -> BUSY.contains(error.path("code").asText()));
            return busy ? new Beginning.Busy(words) : new Beginning.Refused(words);
        }
        JsonNode id = payload.path("bulkOperation").path("id");
        return id.isTextual()
                ? new Beginning.Begun(id.asText())
                : new Beginning.Refused("Shopify named no operation and no error");
    }

    @Override
    public Uni<Optional<String>> begun(ShopId shop, Content content, Instant since) {
        return api.ask(shop, Document.BULK_OPERATIONS, Map.of())
                .map(data -> StreamSupport.stream(
                                data.path("bulkOperations").path("nodes").spliterator(), false)
                        .filter(operation -> isOurs(operation, content, since))
                        .map(operation -> operation.path("id").asText())
                        .findFirst());
    }

    /** Shopify gives the query back, perhaps laid out anew, and its times in whole seconds. */
    private static boolean isOurs(JsonNode operation, Content content, Instant since) {
        String status = operation.path("status").asText();
        return operation.path("query").asText().contains(document(content).operation())
                && (UNDER_WAY.contains(status) || status.equals("COMPLETED"))
                && !time(operation.path("createdAt")).isBefore(since.minusSeconds(1));
    }

    private static Instant time(JsonNode at) {
        try {
            return Instant.parse(at.asText());
        } catch (DateTimeParseException e) {
            throw new RemoteException(new Protocol("Shopify sent \"" + at.asText() + "\" where a time was expected"));
        }
    }

    @Override
    public Uni<Progress> look(ShopId shop, String operation) {
        return api.ask(shop, Document.BULK_OPERATION, Map.of("id", operation))
                .map(data -> progress(data.path("bulkOperation")));
    }

    private static Progress progress(JsonNode operation) {
        String status = operation.path("status").asText();
        long objects = operation.path("objectCount").asLong();
        if (UNDER_WAY.contains(status)) {
            return new Progress.Running(objects);
        }
        if (status.equals("COMPLETED")) {
            return written(operation, objects);
        }
        return new Progress.Over(
                switch (status) {
                    case "FAILED" ->
                        "Shopify could not write its data out: "
                                + operation.path("errorCode").asText("no reason given");
                    case "CANCELED" -> "Somebody cancelled what Shopify was writing out";
                    case "EXPIRED" -> "What Shopify had written out has expired";
                    default -> "Shopify does not know the operation any more";
                });
    }

    /** Without a size nobody could tell a whole file from a torn one. */
    private static Progress written(JsonNode operation, long objects) {
        JsonNode url = operation.path("url");
        long bytes = operation.path("fileSize").asLong();
        if (!url.isTextual()) {
            return objects == 0
                    ? new Progress.Written(Optional.empty(), 0, 0)
                    : new Progress.Over("Shopify wrote " + objects + " objects, and does not say where");
        }
        try {
            return bytes > 0
                    ? new Progress.Written(Optional.of(URI.create(url.asText())), bytes, objects)
                    : new Progress.Over("Shopify does not say how large the file is that it wrote");
        } catch (IllegalArgumentException e) {
            return new Progress.Over("Shopify wrote to an address that is none");
        }
    }

    @Override
    public Uni<Reading> read(ShopId shop, Content content, Progress.Written file, long from) {
        if (file.url().isEmpty() || from >= file.bytes()) {
            return Uni.createFrom().item(new Reading.Part(List.of(), from, true));
        }
        // The address comes from outside, so it is treated as any stranger's.
        HttpCall call = new HttpCall("GET", file.url().get(), Map.of(), Optional.empty(), PART_LIMIT, Trust.HOSTILE);
        return http.part(call, from, PART_BYTES)
                .map(answer -> reading(content, answer, file.bytes(), from))
                .onFailure(RemoteException.class)
                .recoverWithItem(failure ->
                        new Reading.Broken(((RemoteException) failure).failure().words()));
    }

    /** The storage is not Shopify's API: whatever it does closes no circuit and pauses no connection. */
    private static Reading reading(Content content, HttpAnswer answer, long bytes, long from) {
        return switch (answer.status()) {
            case 200, 206 -> BulkLines.part(content, answer.body(), bytes, from);
            case 400, 401, 403, 404, 410, 416 ->
                new Reading.Gone("The file that Shopify wrote is not there any more (HTTP " + answer.status() + ")");
            default -> new Reading.Broken("The file that Shopify wrote was refused (HTTP " + answer.status() + ")");
        };
    }

    private static Document document(Content content) {
        return switch (content) {
            case CATALOGUE -> Document.BULK_CATALOGUE;
            case LEVELS -> Document.BULK_LEVELS;
        };
    }
}
