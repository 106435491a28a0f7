package io.synco.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    private static final URI ODOO = URI.create("https://odoo.example.com");
    private final AddressRules strict = new AddressRules(List.of(), List.of(), Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "168.63.129.16",
                "169.254.0.0",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.0",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.1.2.3",
                "::127.0.0.1",
                "::8.8.8.8",
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:0:53aa:64c::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff::1",
                "5f00::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "4000::1",
                "e000::1"
            })
    void what_is_not_public_is_refused(String address) {
        assertThat(strict.refusal(ODOO, List.of(address(address)), Trust.HOSTILE))
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("odoo.example.com does not lead to a public address")
                        .doesNotContain(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2a01:4f8::1",
                "3ffe::1",
                "3fff:1000::1"
            })
    void what_is_public_may_be_called(String address) {
        assertThat(strict.refusal(ODOO, List.of(address(address)), Trust.HOSTILE))
                .isEmpty();
    }

    @Test
    void one_bad_address_spoils_a_name() {
        assertThat(strict.refusal(ODOO, List.of(address("1.1.1.1"), address("10.0.0.1")), Trust.HOSTILE))
                .isPresent();
        assertThat(strict.refusal(ODOO, List.of(address("10.0.0.1"), address("1.1.1.1")), Trust.HOSTILE))
                .isPresent();
    }

    @Test
    void this_machines_own_public_address_is_refused() {
        var rules = new AddressRules(List.of(), List.of(), Set.of(address("1.2.3.4")));

        assertThat(rules.refusal(ODOO, List.of(address("1.2.3.4")), Trust.HOSTILE))
                .isPresent();
        assertThat(rules.refusal(ODOO, List.of(address("1.2.3.5")), Trust.HOSTILE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://o.example, true", "https://o.example:443, true", "https://o.example:8069, true",
        "https://o.example:8443/odoo, true", "HTTPS://o.example, true", "https://o.example:22, false",
        "https://o.example:80, false", "http://o.example, false", "http://o.example:8069, false"
    })
    void a_public_address_is_called_by_https_at_the_ports_of_odoo(URI uri, boolean allowed) {
        assertThat(strict.refusal(uri, List.of(address("1.1.1.1")), Trust.HOSTILE)
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:20001", "https://10.0.0.5:22", "http://odoo.lan"})
    void within_an_allowed_range_any_port_and_http_are_good(URI uri) {
        var rules = new AddressRules(List.of(Cidr.of("127.0.0.0/8"), Cidr.of("10.0.0.0/24")), List.of(), Set.of());

        assertThat(rules.refusal(uri, List.of(address("127.0.0.1"), address("10.0.0.5")), Trust.HOSTILE))
                .isEmpty();
        assertThat(rules.refusal(uri, List.of(address("127.0.0.1"), address("10.0.1.5")), Trust.HOSTILE))
                .isPresent();
        assertThat(rules.refusal(uri, List.of(address("127.0.0.1"), address("1.1.1.1")), Trust.HOSTILE))
                .as("http and odd ports do not reach public addresses beside an allowed one")
                .isPresent();
    }

    @Test
    void an_allowed_range_of_ipv4_opens_no_ipv6_that_embeds_it() {
        var rules = new AddressRules(List.of(Cidr.of("0.0.0.0/0")), List.of(), Set.of());

        for (String embedding : List.of("64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::", "::10.0.0.1")) {
            assertThat(rules.refusal(ODOO, List.of(address(embedding)), Trust.HOSTILE))
                    .as(embedding)
                    .isPresent();
        }
    }

    @Test
    void what_the_operator_denies_wins_over_what_is_allowed() {
        var rules = new AddressRules(List.of(Cidr.of("10.0.0.0/8")), List.of(Cidr.of("10.9.0.0/16")), Set.of());

        assertThat(rules.refusal(ODOO, List.of(address("10.8.0.1")), Trust.HOSTILE))
                .isEmpty();
        assertThat(rules.refusal(ODOO, List.of(address("10.9.0.1")), Trust.HOSTILE))
                .isPresent();
    }

    @Test
    void the_operators_own_address_may_be_anywhere() {
        assertThat(strict.refusal(URI.create("http://127.0.0.1:1"), List.of(address("127.0.0.1")), Trust.CONFIGURED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://o.example",
                "file:///etc/passwd",
                "//o.example",
                "o.example",
                "https://user@o.example",
                "https://user:secret@o.example",
                "https://",
                "https:///path",
                "https://a_b.example",
                "https://o.example:99999",
                "https:o.example",
                "mailto:x@o.example"
            })
    void an_address_of_the_wrong_form_is_refused_before_anything_is_resolved(String uri) {
        Optional<String> refusal = parse(uri).flatMap(strict::refusal);

        assertThat(parse(uri).isEmpty() || refusal.isPresent()).isTrue();
        assertThat(refusal.orElse("")).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "::/129", "example.com/8", "10.0.0/x", "", "/8"})
    void a_range_with_a_typo_fails_at_start(String text) {
        assertThatThrownBy(() -> Cidr.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ranges_end_at_any_bit() {
        List<String> inside = new ArrayList<>();
        for (String candidate : List.of("10.0.0.63", "10.0.0.64", "10.0.0.127", "10.0.0.128")) {
            if (Cidr.of("10.0.0.64/26").contains(address(candidate))) {
                inside.add(candidate);
            }
        }
        assertThat(inside).containsExactly("10.0.0.64", "10.0.0.127");
        assertThat(Cidr.of("0.0.0.0/0").contains(address("255.1.2.3"))).isTrue();
        assertThat(Cidr.of("::1/128").contains(address("::1"))).isTrue();
    }

    private static Optional<URI> parse(String uri) {
        try {
            return Optional.of(URI.create(uri));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
