package io.synco.dashboard.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Takes what is meant and nothing that only resembles it: a buffer of 1.7 is a mistake, and must not become 1. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    private static final Map<LogicalType, Set<CoercionInputShape>> NOT_TAKEN_FOR = Map.of(
            LogicalType.Integer,
            Set.of(
                    CoercionInputShape.Float,
                    CoercionInputShape.String,
                    CoercionInputShape.EmptyString,
                    CoercionInputShape.Boolean),
            LogicalType.Boolean,
            Set.of(CoercionInputShape.Integer, CoercionInputShape.String, CoercionInputShape.EmptyString),
            LogicalType.Textual,
            Set.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean));

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        NOT_TAKEN_FOR.forEach((type, shapes) ->
                shapes.forEach(shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail)));
    }
}
