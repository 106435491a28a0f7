package io.synco.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {
    private static final List<String> PERSONAL =
            List.of("customer", "email", "phone", "Address", "firstName", "lastName", "clientIp", "note");

    @ParameterizedTest
    @EnumSource(Document.class)
    void asks_for_nothing_about_persons(Document document) {
        assertThat(document.text()).doesNotContain(PERSONAL.toArray(CharSequence[]::new));
    }
}
