package io.synco.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.LevelId;
import io.synco.sync.port.ShopifyPort.LevelReading;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProspectTest {
    private static final LevelId LEVEL = LevelId.of(4501, 901);

    @ParameterizedTest
    @CsvSource({"3, 5, RISE", "5, 3, FALL", "5, 0, ZERO", "0, 0, STAY", "5, 5, STAY", "0, 2, RISE"})
    void a_level_rises_falls_goes_to_zero_or_stays(int now, int then, Effect effect) {
        assertThat(Effect.of(now, then)).isEqualTo(effect);
    }

    @Test
    void what_shopify_does_not_stock_or_track_cannot_be_written() {
        assertThat(effect(Optional.empty())).contains(Effect.NOT_STOCKED);
        assertThat(effect(Optional.of(reading(false, true)))).contains(Effect.NOT_STOCKED);
        assertThat(effect(Optional.of(reading(true, false)))).contains(Effect.NOT_TRACKED);
        assertThat(effect(Optional.of(reading(true, true)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void a_stored_code_comes_back_as_the_same_effect(Effect effect) {
        assertThat(Effect.ofCode(effect.code())).isEqualTo(effect);
    }

    private static Optional<Effect> effect(Optional<LevelReading> reading) {
        return Prospect.unwritable(LEVEL, reading).map(Prospect::effect);
    }

    private static LevelReading reading(boolean active, boolean tracked) {
        return new LevelReading(active, tracked, 5, 0, 5, 0);
    }
}
