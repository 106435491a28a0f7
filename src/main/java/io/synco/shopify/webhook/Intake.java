package io.synco.shopify.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.synco.shopify.Merchants;
import io.synco.shopify.ShopDomain;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.Signature;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.Inbox.About;
import io.synco.sync.port.Inbox.Hint;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Signature first, then size, shop, topic and subject; what is left is a hint, stored before Shopify is answered. */
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    /** Jackson itself refuses a nesting deeper than 1000, before any stack is in danger. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ShopifyConfig config;
    private final Merchants merchants;
    private final Inbox inbox;
    private final MeterRegistry meters;
    private final WaitingRoom room;

    Intake(ShopifyConfig config, Merchants merchants, Inbox inbox, MeterRegistry meters) {
        this.config = config;
        this.merchants = merchants;
        this.inbox = inbox;
        this.meters = meters;
        this.room = new WaitingRoom(config.webhooksAtOnceMax(), config.webhookWaitMax());
    }

    Uni<Verdict> receive(Delivery delivery) {
        return judge(delivery)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf("Webhook %s could not be stored: %s", delivery, failure.toString());
                    return Verdict.FAILED;
                })
                .invoke(verdict -> count(delivery, verdict));
    }

    /** Only topics that we know become a label: the header is anybody's text. */
    private void count(Delivery delivery, Verdict verdict) {
        String topic = Topic.of(delivery.topic()).map(Topic::header).orElse("other");
        meters.counter("synco.webhook", "outcome", verdict.outcome(), "topic", topic)
                .increment();
    }

    private Uni<Verdict> judge(Delivery delivery) {
        if (delivery.body().length > config.webhookBytesMax()) {
            return now(Verdict.TOO_LARGE);
        }
        if (!isSigned(delivery)) {
            return now(Verdict.UNSIGNED);
        }
        Optional<JsonNode> body = parsed(delivery.body());
        if (body.isEmpty() || delivery.id().isEmpty() || contradicts(body.get(), delivery.shop())) {
            return now(Verdict.UNREADABLE);
        }
        Optional<Topic> topic = Topic.of(delivery.topic());
        if (topic.isEmpty()) {
            return now(Verdict.UNKNOWN_TOPIC);
        }
        return topic.get()
                .about(body.get())
                .map(about -> room.within(() -> store(delivery, about)).map(done -> done.orElse(Verdict.BUSY)))
                .orElseGet(() -> now(Verdict.NO_SUBJECT));
    }

    private Uni<Verdict> store(Delivery delivery, About about) {
        Optional<String> domain = ShopDomain.of(delivery.shop());
        if (domain.isEmpty()) {
            return now(Verdict.UNKNOWN_SHOP);
        }
        Hint hint = new Hint(delivery.topic(), delivery.id(), about);
        return merchants
                .find(domain.get())
                .chain(shop -> shop.isEmpty()
                        ? now(Verdict.UNKNOWN_SHOP)
                        : inbox.accept(shop.get(), hint).map(isNew -> isNew ? Verdict.ACCEPTED : Verdict.REPEATED));
    }

    /** Both are always reckoned, so that the time does not tell which secret is in use. */
    private boolean isSigned(Delivery delivery) {
        return Stream.of(config.clientSecret(), config.previousClientSecret())
                .flatMap(Optional::stream)
                .map(secret -> Base64.getEncoder().encodeToString(Signature.of(secret, delivery.body())))
                .map(expected -> Signature.same(expected, delivery.hmac()))
                .reduce(false, Boolean::logicalOr);
    }

    /** The shop stands in an unsigned header; where the signed body names one too, they must agree. */
    private static boolean contradicts(JsonNode body, String shop) {
        return Stream.of("myshopify_domain", "shop_domain")
                .map(body::path)
                .anyMatch(name -> name.isTextual() && !name.textValue().equalsIgnoreCase(shop));
    }

    private static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Uni<Verdict> now(Verdict verdict) {
        return Uni.createFrom().item(verdict);
    }
}
