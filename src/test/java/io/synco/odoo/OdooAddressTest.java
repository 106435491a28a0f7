package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.RemoteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OdooAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.odoo.com, https://a.odoo.com/jsonrpc",
        "' https://a.odoo.com/ ', https://a.odoo.com/jsonrpc",
        "https://a.odoo.com/web#action=7&model=sale.order, https://a.odoo.com/jsonrpc",
        "https://a.odoo.com/odoo/sales/12?debug=1, https://a.odoo.com/jsonrpc",
        "https://a.odoo.com/?db=x, https://a.odoo.com/jsonrpc",
        "https://a.odoo.com/jsonrpc, https://a.odoo.com/jsonrpc",
        "http://127.0.0.1:20001, http://127.0.0.1:20001/jsonrpc",
        "https://erp.example.com/prod, https://erp.example.com/prod/jsonrpc"
    })
    void what_a_person_copies_from_the_browser_is_good_enough(String pasted, String called) {
        assertThat(OdooAddress.jsonRpc(pasted)).hasToString(called);
    }

    @Test
    void what_is_no_address_is_said_so() {
        assertThatThrownBy(() -> OdooAddress.jsonRpc("my odoo"))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("not an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0", "17.0+e", "saas~17.2", "17"})
    void version_17_is_known_in_all_its_names(String version) {
        assertThat(Dialect.of(version)).isEqualTo(Dialect.V17);
    }

    @ParameterizedTest
    @CsvSource({
        "16.0, cannot be connected yet",
        "19.0, cannot be connected yet",
        "15.0, not supported",
        "'', not supported"
    })
    void another_version_is_refused_by_its_name(String version, String words) {
        assertThatThrownBy(() -> Dialect.of(version))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining(words);
    }
}
