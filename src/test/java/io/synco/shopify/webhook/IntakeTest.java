package io.synco.shopify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.shopify.KnownMerchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.Signature;
import io.synco.shopify.TestConfig;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.PrivacyRequests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final String SHOP = "some-shop.myshopify.com";
    private final ShopifyConfig config = TestConfig.ofVectors();
    private final List<Inbox.Hint> stored = new ArrayList<>();
    private final List<PrivacyRequests.Asked> asked = new ArrayList<>();
    private Uni<Boolean> outcome = Uni.createFrom().item(true);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Inbox inbox = new Inbox() {
        @Override
        public Uni<Boolean> accept(ShopId shop, Hint hint) {
            stored.add(hint);
            return outcome;
        }

        @Override
        public Uni<Void> installed(ShopId shop, String domain, List<String> scopes, String note) {
            return Uni.createFrom().voidItem();
        }
    };
    private final Intake intake = new Intake(
            config,
            new KnownMerchants(SHOP),
            inbox,
            (shop, request) -> {
                asked.add(request);
                return outcome;
            },
            meters);

    @Test
    void a_signature_is_believed_as_the_vectors_say() {
        for (JsonNode vector : TestConfig.VECTORS.get("webhookHmac")) {
            Map<String, String> headers = new HashMap<>();
            vector.get("headers")
                    .fields()
                    .forEachRemaining(each -> headers.put(
                            each.getKey().toLowerCase(Locale.ROOT),
                            each.getValue().asText()));
            Verdict verdict = intake.receive(new Delivery(
                            headers.get("x-shopify-hmac-sha256"),
                            headers.get("x-shopify-topic"),
                            headers.get("x-shopify-shop-domain"),
                            headers.get("x-shopify-webhook-id"),
                            Base64.getDecoder().decode(vector.get("bodyBase64").asText())))
                    .await()
                    .indefinitely();
            boolean signed = vector.at("/expect/valid").asBoolean()
                    || vector.at("/expect/reason").asText().equals("missing_headers");
            assertThat(verdict != Verdict.UNSIGNED)
                    .as(vector.get("name").asText())
                    .isEqualTo(signed);
        }
    }

    @Test
    void during_a_rotation_both_secrets_sign_and_no_third_one() {
        Intake rotating = new Intake(
                TestConfig.rotating(config, "the old secret"),
                new KnownMerchants(SHOP),
                inbox,
                (shop, request) -> outcome,
                meters);
        byte[] body = "{\"id\":17}".getBytes(StandardCharsets.UTF_8);

        assertThat(List.of(config.clientSecret().orElseThrow(), "the old secret", "a third one"))
                .extracting(secret -> rotating.receive(new Delivery(
                                Base64.getEncoder().encodeToString(Signature.of(secret, body)),
                                "orders/create",
                                SHOP,
                                "webhook-1",
                                body))
                        .await()
                        .indefinitely())
                .containsExactly(Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.UNSIGNED);
    }

    @Test
    void a_request_about_data_takes_the_orders_along_and_nothing_of_the_customer() {
        String body = "{\"shop_id\":954889,\"shop_domain\":\"" + SHOP
                + "\",\"customer\":{\"id\":191167,\"email\":\"john@example.com\"},\"orders_to_redact\":[17,18,17,\"x\"]}";

        assertThat(post("customers/redact", body)).isEqualTo(Verdict.ACCEPTED);

        assertThat(asked)
                .containsExactly(new PrivacyRequests.Asked(
                        PrivacyRequests.Kind.CUSTOMER_REDACT, "webhook-1", 954889, List.of(17L, 18L)));
        assertThat(stored).isEmpty();
        assertThat(post("customers/redact", "{\"orders_to_redact\":[17]}")).isEqualTo(Verdict.NO_SUBJECT);
        assertThat(post("shop/redact", "{\"shop_id\":954889,\"shop_domain\":\"other.myshopify.com\"}"))
                .isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void a_body_becomes_a_hint_of_what_changed() {
        assertThat(post("orders/updated", "{\"id\":17,\"updated_at\":\"x\"}")).isEqualTo(Verdict.ACCEPTED);
        assertThat(post("orders/edited", "{\"order_edit\":{\"order_id\":18}}")).isEqualTo(Verdict.ACCEPTED);
        assertThat(post("refunds/create", "{\"id\":1,\"order_id\":19}")).isEqualTo(Verdict.ACCEPTED);
        assertThat(post("inventory_levels/update", "{\"inventory_item_id\":3,\"location_id\":4}"))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(post("app/uninstalled", "{\"id\":1}")).isEqualTo(Verdict.ACCEPTED);

        assertThat(stored)
                .extracting(Inbox.Hint::about)
                .containsExactly(
                        new Inbox.About.Order(new OrderId(17)),
                        new Inbox.About.Order(new OrderId(18)),
                        new Inbox.About.Order(new OrderId(19)),
                        new Inbox.About.Level(LevelId.of(3, 4)),
                        new Inbox.About.Uninstalled());
        assertThat(counted("accepted", "orders/updated")).isEqualTo(1);
        assertThat(counted("accepted", "app/uninstalled")).isEqualTo(1);
    }

    @Test
    void of_a_product_and_of_an_inventory_item_only_the_id_is_taken() {
        for (String what : List.of("create", "update", "delete")) {
            assertThat(post("products/" + what, "{\"id\":17,\"title\":\"A mug\",\"variants\":[{\"id\":4}]}"))
                    .isEqualTo(Verdict.ACCEPTED);
            assertThat(post("inventory_items/" + what, "{\"id\":18,\"sku\":\"MUG\"}"))
                    .isEqualTo(Verdict.ACCEPTED);
            assertThat(post("products/" + what, "{\"id\":\"17\"}")).isEqualTo(Verdict.NO_SUBJECT);
            assertThat(post("inventory_items/" + what, "{\"inventory_item_id\":17}"))
                    .isEqualTo(Verdict.NO_SUBJECT);
        }

        assertThat(stored)
                .extracting(Inbox.Hint::about)
                .hasSize(6)
                .containsOnly(new Inbox.About.Product(17), new Inbox.About.Item(new ItemId(18)));
    }

    @Test
    void what_cannot_be_used_is_answered_and_counted_but_never_stored() {
        assertThat(post("orders/create", "not json")).isEqualTo(Verdict.UNREADABLE);
        assertThat(post("orders/create", "[".repeat(400_000))).isEqualTo(Verdict.UNREADABLE);
        assertThat(post("orders/create", "{\"a\":".repeat(150_000))).isEqualTo(Verdict.UNREADABLE);
        assertThat(post("orders/create", " ".repeat(1_048_577))).isEqualTo(Verdict.TOO_LARGE);
        assertThat(post("orders/create", "{}")).isEqualTo(Verdict.NO_SUBJECT);
        assertThat(post("shop/update", "{\"id\":1}")).isEqualTo(Verdict.UNKNOWN_TOPIC);
        assertThat(post("other.myshopify.com", "orders/create", "{\"id\":1}")).isEqualTo(Verdict.UNKNOWN_SHOP);
        assertThat(post("app/uninstalled", "{\"id\":1,\"myshopify_domain\":\"other.myshopify.com\"}"))
                .isEqualTo(Verdict.UNREADABLE);

        assertThat(stored).isEmpty();
        assertThat(counted("unreadable", "orders/create")).isEqualTo(3);
        assertThat(counted("unknown_topic", "other"))
                .as("a stranger's text becomes no label")
                .isEqualTo(1);
    }

    @Test
    void a_hint_that_could_not_be_stored_is_asked_for_again() {
        outcome = Uni.createFrom().failure(new IllegalStateException("the database is away"));

        assertThat(post("orders/create", "{\"id\":1}")).isEqualTo(Verdict.FAILED);
    }

    @Test
    void beyond_so_many_at_once_shopify_is_asked_to_come_again_and_a_place_is_never_lost() {
        outcome = Uni.createFrom().nothing();
        List<io.smallrye.mutiny.subscription.Cancellable> held = new ArrayList<>();
        for (int i = 0; i < config.webhooksAtOnceMax(); i++) {
            held.add(intake.receive(delivery(SHOP, "orders/create", "{\"id\":1}"))
                    .subscribe()
                    .with(verdict -> {}));
        }

        assertThat(post("orders/create", "{\"id\":1}")).isEqualTo(Verdict.BUSY);

        outcome = Uni.createFrom().item(false);
        held.get(0).cancel();
        assertThat(post("orders/create", "{\"id\":1}")).isEqualTo(Verdict.REPEATED);
    }

    private double counted(String outcome, String topic) {
        return meters.counter("synco.webhook", "outcome", outcome, "topic", topic)
                .count();
    }

    private Verdict post(String topic, String body) {
        return post(SHOP, topic, body);
    }

    private Verdict post(String shop, String topic, String body) {
        return intake.receive(delivery(shop, topic, body)).await().indefinitely();
    }

    private Delivery delivery(String shop, String topic, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String hmac = Base64.getEncoder()
                .encodeToString(Signature.of(config.clientSecret().get(), bytes));
        return new Delivery(hmac, topic, shop, "webhook-1", bytes);
    }
}
