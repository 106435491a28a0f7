package io.synco.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {
    private static final List<String> PERSONAL =
            List.of("customer", "email", "phone", "Address", "firstName", "lastName", "clientIp", "note");

    /** {@code ORDER_BUYER} asks who bought: it is sent only where the shop chose documents by customer (DocumentMoneyTest). */
    @ParameterizedTest
    @EnumSource(value = Document.class, mode = EnumSource.Mode.EXCLUDE, names = "ORDER_BUYER")
    void asks_for_nothing_about_persons(Document document) {
        assertThat(document.text()).doesNotContain(PERSONAL.toArray(CharSequence[]::new));
    }
}
