package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.RemoteException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    @ParameterizedTest
    @CsvSource({
        "16.0, V16",
        "17.0, V17",
        "17.0+e, V17",
        "saas~17.2, V17",
        "saas-17.4, V17",
        "17, V17",
        "18.0+e, V18",
        "19.0, V19"
    })
    void a_version_is_known_in_all_its_names(String version, Dialect dialect) {
        assertThat(Dialect.of(version)).isEqualTo(dialect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15.0", "20.0", "saas~14.3", "", "seventeen"})
    void another_version_is_refused_with_those_that_are_known(String version) {
        assertThatThrownBy(() -> Dialect.of(version))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("supported are 16 to 19");
    }

    @ParameterizedTest
    @CsvSource({"17.0, false", "17.0+e, false", "saas~17.2, true", "saas-18.3, true"})
    void a_release_of_odoo_online_between_two_versions_is_told_apart(String version, boolean between) {
        assertThat(Dialect.isInBetween(version)).isEqualTo(between);
    }
}
