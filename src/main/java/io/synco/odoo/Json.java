package io.synco.odoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Protocol;
import java.io.IOException;
import java.util.Optional;

/** JSON with exact decimals: Odoo writes 0.1, and no binary float must come between. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** Empty for what is no JSON. */
    static Optional<JsonNode> parse(byte[] text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A call's arguments cannot be written as JSON", e);
        }
    }

    static RemoteException protocol(String words) {
        return new RemoteException(new Protocol(words));
    }
}
