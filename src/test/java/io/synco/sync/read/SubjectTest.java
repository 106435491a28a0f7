package io.synco.sync.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.sync.job.JobKind;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are said only where nothing better is known. */
class SubjectTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "order #1001, -,   -,      order 612100,   order #1001",
                "-,           -,   -,      order 612100,   order 612100",
                "-,           Mug, Berlin, level 462/91,   Mug at Berlin",
                "-,           -,   -,      level 462/91,   level 462/91",
                "-,           Mug, -,      WH/IN/00001,    'Mug, WH/IN/00001'",
                "-,           -,   -,      WH/IN/00001,    WH/IN/00001",
                "-,           Mug, Berlin, order #1001,    'Mug at Berlin, order #1001'",
            })
    void of_an_event(String order, String product, String place, String told, String said) {
        assertThat(subject(order, product, place).event(told)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ORDER,      order #1001, -,   -,      612100,          order #1001",
                "ORDER,      -,           -,   -,      612100,          612100",
                "DELIVER,    order #1001, -,   -,      synco.order_1_2, order #1001",
                "CANCELLED_FULFILMENT, order #1001, -, -, 612100,       order #1001",
                "ORDER_LINE, order #1001, Mug, Berlin, 612100/148/91,   'order #1001, Mug at Berlin'",
                "ORDER_LINE, -,           -,   -,      612100/148/91,   612100/148/91",
                "LEVEL,      -,           Mug, Berlin, 462/91,          Mug at Berlin",
                "OBSERVE,    -,           -,   Berlin, 462/91,          462/91",
                "PUSH,       -,           -,   -,      levels,          levels that changed",
                "COMPARE,    -,           -,   -,      all,             all levels",
                "GO_LIVE,    -,           -,   -,      all,             ''",
            })
    void of_a_job(JobKind kind, String order, String product, String place, String key, String said) {
        assertThat(subject(order, product, place).job(kind, key)).isEqualTo(said);
    }

    private static Subject subject(String order, String product, String place) {
        return new Subject(Optional.ofNullable(order), Optional.ofNullable(product), Optional.ofNullable(place));
    }
}
