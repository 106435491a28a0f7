package io.synco.sandbox.shopify;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /{shop}/bulk/{number}.jsonl}: what a bulk operation wrote, whole or a range of it, as a storage gives it. */
final class BulkFile {
    static final String PATH = "/bulk/";

    /** The name under which faults hit it. */
    static final String FAULT = "bulk-file";

    private static final Pattern FILE = Pattern.compile("/bulk/(\\d+)\\.jsonl$");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private BulkFile() {}

    static void serve(Store store, HttpServerRequest request) {
        Matcher name = FILE.matcher(request.path());
        Optional<byte[]> file = name.find() ? store.bulk().file(Long.parseLong(name.group(1))) : Optional.empty();
        if (file.isEmpty()) {
            Http.send(request, 404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>");
            return;
        }
        Buffer whole = Buffer.buffer(file.get());
        Optional<Fault> fault = store.faults().takeNamed(FAULT);
        Matcher range =
                RANGE.matcher(Optional.ofNullable(request.getHeader("range")).orElse(""));
        boolean partial = range.matches()
                && fault.filter(each -> each.kind() == Fault.Kind.LATENCY).isEmpty();
        int from = partial ? (int) Math.min(Long.parseLong(range.group(1)), whole.length()) : 0;
        int to = partial ? (int) Math.min(Long.parseLong(range.group(2)) + 1, whole.length()) : whole.length();
        Buffer part = whole.getBuffer(from, to);
        if (fault.filter(each -> each.kind() == Fault.Kind.CUT_AFTER).isPresent()) {
            request.response().putHeader("Content-Length", Integer.toString(part.length()));
            request.response().write(part.getBuffer(0, part.length() / 2)).onComplete(sent -> Http.cut(request));
            return;
        }
        request.response()
                .setStatusCode(partial ? 206 : 200)
                .putHeader("Content-Type", "application/jsonl")
                .end(part);
    }
}
