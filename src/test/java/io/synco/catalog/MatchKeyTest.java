package io.synco.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MatchKeyTest {
    @Test
    void spaces_at_the_ends_and_capitals_do_not_count_and_inner_spaces_count_once() {
        assertThat(MatchKey.of("  Mug \t Red\u00a0 "))
                .isEqualTo(MatchKey.of("mug red"))
                .isPresent();
    }

    @Test
    void a_dash_a_leading_zero_and_a_missing_space_tell_articles_apart() {
        assertThat(MatchKey.of("MUG-1")).isNotEqualTo(MatchKey.of("MUG1"));
        assertThat(MatchKey.of("0123")).isNotEqualTo(MatchKey.of("123"));
        assertThat(MatchKey.of("MUG 1")).isNotEqualTo(MatchKey.of("MUG1"));
    }

    @Test
    void nothing_and_only_spaces_are_no_key() {
        assertThat(MatchKey.of(null)).isEmpty();
        assertThat(MatchKey.of("")).isEmpty();
        assertThat(MatchKey.of(" \u00a0\t")).isEmpty();
    }

    @Property
    void a_key_is_its_own_key(@ForAll String raw) {
        MatchKey.of(raw).ifPresent(key -> assertThat(MatchKey.of(key.text())).contains(key));
    }
}
