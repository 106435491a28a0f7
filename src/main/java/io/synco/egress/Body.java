package io.synco.egress;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** How much of an answer is read: all of it, up to a limit, or a part of a file that may be of any size. */
final class Body {
    private static final int PARTIAL = 206;

    private final Optional<Part> part;
    private final int bytesMax;
    private final Buffer received = Buffer.buffer();
    private long skip;
    private boolean cutOff;

    /** Bytes of a file from a place on, as many as there are, at most so many. */
    record Part(long from, int bytesMax) {}

    enum Taken {
        WANTS_MORE,
        HAS_ENOUGH,
        TOO_LARGE
    }

    private Body(Optional<Part> part, int bytesMax) {
        this.part = part;
        this.bytesMax = bytesMax;
    }

    static Body whole(int bytesMax) {
        return new Body(Optional.empty(), bytesMax);
    }

    static Body part(Part part, int bytesMax) {
        return new Body(Optional.of(part), bytesMax);
    }

    /** A part is asked for as it lies in the file; of a compressed one nobody could say where it begins. */
    Map<String, String> headers() {
        return part.map(wanted -> Map.of(
                        "accept-encoding",
                        "identity",
                        "range",
                        "bytes=" + wanted.from() + "-" + (wanted.from() + wanted.bytesMax() - 1)))
                .orElse(Map.of("accept-encoding", "gzip"));
    }

    /** A server that knows no ranges sends the file from its beginning: what comes before the part is let pass. */
    void answered(int status) {
        cutOff = part.isPresent() && (status == 200 || status == PARTIAL);
        skip = cutOff && status == 200 ? part.get().from() : 0;
    }

    Taken take(Buffer piece) {
        long passed = Math.min(skip, piece.length());
        skip -= passed;
        Buffer wanted = piece.slice((int) passed, piece.length());
        if (cutOff) {
            int room = part.orElseThrow().bytesMax() - received.length();
            received.appendBuffer(wanted.slice(0, Math.min(room, wanted.length())));
            return wanted.length() >= room ? Taken.HAS_ENOUGH : Taken.WANTS_MORE;
        }
        if (received.length() + wanted.length() > bytesMax) {
            return Taken.TOO_LARGE;
        }
        received.appendBuffer(wanted);
        return Taken.WANTS_MORE;
    }

    byte[] received() {
        return received.getBytes();
    }

    /** Empty where it would be larger than the limit. */
    Optional<byte[]> unpacked(byte[] bytes, String encoding) throws IOException {
        if (!"gzip".equalsIgnoreCase(encoding)) {
            return Optional.of(bytes);
        }
        if (cutOff) {
            throw new IOException("A part of a compressed body");
        }
        return Gunzip.unpack(bytes, bytesMax);
    }
}
