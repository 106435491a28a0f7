package io.synco.shopify.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.shopify.Merchants;
import io.synco.shopify.ShopDomain;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.Signature;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.Inbox.Hint;
import io.synco.sync.port.PrivacyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
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
    private final PrivacyRequests privacy;
    private final MeterRegistry meters;
    private final WaitingRoom room;

    Intake(ShopifyConfig config, Merchants merchants, Inbox inbox, PrivacyRequests privacy, MeterRegistry meters) {
        this.config = config;
        this.merchants = merchants;
        this.inbox = inbox;
        this.privacy = privacy;
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
        return storing(delivery, topic.get(), body.get())
                .map(storing -> room.within(() -> store(delivery, storing)).map(done -> done.orElse(Verdict.BUSY)))
                .orElseGet(() -> now(Verdict.NO_SUBJECT));
    }

    /** Empty where the body does not say what it is about. */
    private Optional<Function<ShopId, Uni<Boolean>>> storing(Delivery delivery, Topic topic, JsonNode body) {
        if (topic.request().isPresent()) {
            return PrivacyBody.read(topic.request().get(), delivery.id(), body)
                    .map(asked -> shop -> privacy.accept(shop, asked));
        }
        return topic.about(body)
                .map(about -> shop -> inbox.accept(shop, new Hint(delivery.topic(), delivery.id(), about)));
    }

    private Uni<Verdict> store(Delivery delivery, Function<ShopId, Uni<Boolean>> storing) {
        return ShopDomain.of(delivery.shop())
                .map(merchants::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(shop -> shop.isEmpty()
                        ? now(Verdict.UNKNOWN_SHOP)
                        : storing.apply(shop.get()).map(isNew -> isNew ? Verdict.ACCEPTED : Verdict.REPEATED));
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
