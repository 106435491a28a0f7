package io.synco.sync.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two stored texts mean different things in different states; people read each under its right name. */
class JobWordsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "FLAGGED,    refused,    change it, refused, change it, -",
                "WAITING,    no answer,  -,         no answer, -,       -",
                "PENDING,    refused,    change it, refused, -,         -",
                "DONE,       -,          -,         -,       -,         -",
                "DONE,       not linked, link it,   -,       -,         It came right by itself.",
                "IGNORED,    not mapped, -,         -,       -,         not mapped",
                "IGNORED,    refused,    sold,      refused, -,         Dismissed: sold",
                "SUPERSEDED, newer,      -,         -,       -,         newer",
            })
    void read_as(JobState state, String words, String aside, String failure, String hint, String outcome) {
        assertThat(JobWords.of(state, Optional.ofNullable(words), Optional.ofNullable(aside)))
                .isEqualTo(new JobWords(
                        Optional.ofNullable(failure), Optional.ofNullable(hint), Optional.ofNullable(outcome)));
    }
}
