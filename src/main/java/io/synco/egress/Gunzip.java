package io.synco.egress;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Unpacks at most so many bytes: a few kilobytes can unpack to gigabytes, and are stopped here instead of in the decoder's buffers. */
final class Gunzip {
    private Gunzip() {}

    /** Empty when it would be more. */
    static Optional<byte[]> unpack(byte[] packed, int bytesMax) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(bytesMax);
            return in.read() < 0 ? Optional.of(plain) : Optional.empty();
        }
    }
}
