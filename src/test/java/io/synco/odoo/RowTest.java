package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.sync.port.OdooPort.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {
    @Test
    void a_quantity_is_exactly_what_was_written() {
        assertThat(row("{'q': 0.1}").quantity("q")).isEqualTo(Quantity.ratio(1, 10));
        assertThat(row("{'q': 1.23}").quantity("q").times(100)).isEqualTo(Quantity.of(123));
        assertThat(row("{'q': -25.0}").quantity("q")).isEqualTo(Quantity.of(-25));
        assertThat(row("{'q': 1e2}").quantity("q")).isEqualTo(Quantity.of(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'q': 1e999999999}", "{'q': 1e-999999999}", "{'q': false}", "{'q': '5'}", "{}"})
    void an_absurd_quantity_is_refused_before_it_fills_the_memory(String json) {
        assertThatThrownBy(() -> row(json).quantity("q"))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("no usable q");
    }

    @Test
    void a_link_is_an_id_a_pair_or_a_record() {
        assertThat(row("{'a': 7}").ref("a")).isEqualTo(7);
        assertThat(row("{'a': [7, 'Name']}").ref("a")).isEqualTo(7);
        assertThat(row("{'a': [7, 'Name']}").nameOf("a")).isEqualTo("Name");
        assertThat(row("{'a': {'id': 7}}").ref("a")).isEqualTo(7);
        assertThat(row("{'a': false}").optionalRef("a")).isEmpty();
        assertThatThrownBy(() -> row("{'a': false}").ref("a")).isInstanceOf(RemoteException.class);
        assertThatThrownBy(() -> row("{'a': 7.5}").ref("a")).isInstanceOf(RemoteException.class);
    }

    @Test
    void false_stands_for_no_text() {
        assertThat(row("{'t': false}").text("t")).isEmpty();
        assertThat(row("{'t': 'x'}").optionalText("t")).contains("x");
    }

    @Test
    void times_are_utc_in_whole_seconds_both_ways() {
        Instant time = Instant.parse("2026-11-23T08:13:10Z");

        assertThat(row("{'w': '2026-11-23 08:13:10'}").time("w")).isEqualTo(time);
        assertThat(Row.time(time.plusMillis(999))).isEqualTo("2026-11-23 08:13:10");
        assertThatThrownBy(() -> row("{'w': false}").time("w")).isInstanceOf(RemoteException.class);
    }

    @Test
    void an_unknown_word_is_not_guessed() {
        assertThat(row("{'u': 'internal'}").one(Usage.class, "u")).isEqualTo(Usage.INTERNAL);
        assertThatThrownBy(() -> row("{'u': 'moon'}").one(Usage.class, "u")).isInstanceOf(RemoteException.class);
    }

    static Row row(String json) {
        return new Row(Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orElseThrow());
    }
}
