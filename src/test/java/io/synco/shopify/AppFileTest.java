package io.synco.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.shopify.webhook.Topic;
import io.synco.shopify.webhook.Topic.From;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The app's file for Shopify says what the application says. */
class AppFileTest {
    private static final String FILE = read();
    private final ShopifyConfig config = TestConfig.ofVectors();

    @Test
    void it_asks_for_the_permissions_that_the_application_needs_and_no_more() {
        assertThat(value("scopes").split(",")).containsExactlyElementsOf(config.scopes());
    }

    @Test
    void it_subscribes_to_what_concerns_the_app_and_to_what_the_law_asks() {
        assertThat(list("topics")).containsExactlyInAnyOrderElementsOf(headers(From.APP));
        assertThat(list("compliance_topics")).containsExactlyInAnyOrderElementsOf(headers(From.LAW));
        assertThat(headers(From.LAW)).hasSize(3);
    }

    @Test
    void webhooks_come_in_the_version_that_is_asked_for_and_to_the_address_that_takes_them() {
        assertThat(value("api_version")).isEqualTo(config.apiVersion());
        assertThat(all("uri")).hasSize(2).allMatch(uri -> uri.endsWith("/webhooks/shopify"));
        assertThat(list("redirect_urls")).singleElement().asString().endsWith("/auth/callback");
    }

    @Test
    void shopify_installs_it_and_shows_it_in_its_admin() {
        assertThat(FILE).contains("use_legacy_install_flow = false").contains("embedded = true");
        assertThat(config.embedded()).isTrue();
        assertThat(value("application_url")).endsWith("/app");
    }

    private static List<String> headers(From from) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.from() == from)
                .map(Topic::header)
                .toList();
    }

    private static String value(String key) {
        assertThat(all(key)).as(key).hasSize(1);
        return all(key).get(0);
    }

    private static List<String> all(String key) {
        return Pattern.compile("(?m)^\\s*" + key + " = \"([^\"]*)\"$")
                .matcher(FILE)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> list(String key) {
        Matcher found = Pattern.compile("(?m)^\\s*" + key + " = \\[(.*)]$").matcher(FILE);
        assertThat(found.find()).as(key).isTrue();
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(found.group(1))
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("deploy/shopify.app.toml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
