package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.RemoteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(OdooAddress.at(OdooAddress.base(pasted), "/jsonrpc")).hasToString(called);
    }

    @Test
    void what_is_no_address_is_said_so() {
        assertThatThrownBy(() -> OdooAddress.base("my odoo"))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("not an address");
    }
}
