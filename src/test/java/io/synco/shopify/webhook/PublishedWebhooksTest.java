package io.synco.shopify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.shopify.KnownMerchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.Signature;
import io.synco.shopify.TestConfig;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.PrivacyRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example that Shopify publishes, rightly signed, is acted on, or its topic stands in docs/webhooks.md with the reason why not. */
class PublishedWebhooksTest implements Inbox, PrivacyRequests {
    private static final String SHOP = "some-shop.myshopify.com";
    private static final Path SAMPLES = Path.of("src/test/resources/shopify");
    private static final Path DOC = Path.of("docs/webhooks.md");
    /** 00_ is about headers, 02_ an answer of the API. */
    private static final Pattern STORY =
            Pattern.compile("\\d\\d_([a-z_]+?__[a-z_]+?)(_\\d|_three_restock_types)?\\.json");

    private final ShopifyConfig config = TestConfig.ofVectors();
    private final List<Object> taken = new ArrayList<>();
    private final Intake intake = new Intake(config, new KnownMerchants(SHOP), this, this, new SimpleMeterRegistry());

    record Sample(String topic, Path file) {
        String text() {
            return read(file).replace("{shop}.myshopify.com", SHOP).replace("stocksync-dev.myshopify.com", SHOP);
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static Stream<Sample> samples() {
        return Stream.concat(
                files("webhooks-published").map(file -> new Sample(name(file).replace(".json", ""), file)),
                files("webhooks-story")
                        .filter(file -> STORY.matcher(name(file)).matches())
                        .map(file -> new Sample(STORY.matcher(name(file)).replaceFirst("$1"), file)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_is_acted_on_or_ignored_for_a_reason_that_is_written_down(Sample sample) {
        String topic = sample.topic().replace("__", "/");
        byte[] body = sample.text().getBytes(StandardCharsets.UTF_8);
        String signature = Base64.getEncoder()
                .encodeToString(Signature.of(config.clientSecret().get(), body));

        Verdict verdict = intake.receive(new Delivery(signature, topic, SHOP, "webhook-1", body))
                .await()
                .indefinitely();

        assertThat(verdict).isEqualTo(reasons().containsKey(topic) ? Verdict.UNKNOWN_TOPIC : Verdict.ACCEPTED);
        assertThat(taken).hasSize(verdict == Verdict.ACCEPTED ? 1 : 0);
        assertThat(taken.toString()).as("nothing of a person").doesNotContainPattern("@|191167|555");
    }

    @Test
    void no_topic_is_both_listened_to_and_explained_away() {
        Set<String> heard = Stream.of(Topic.values()).map(Topic::header).collect(Collectors.toSet());

        assertThat(reasons().keySet()).doesNotContainAnyElementsOf(heard);
        assertThat(reasons().values()).allMatch(reason -> reason.length() > 10);
    }

    @Test
    void every_topic_that_is_listened_to_has_an_example_or_says_too_little_to_need_one() {
        Set<String> without = Stream.of(Topic.values())
                .map(Topic::header)
                .filter(topic -> samples()
                        .noneMatch(sample -> sample.topic().replace("__", "/").equals(topic)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(without).isEmpty();
    }

    /** By topic, from the table. */
    private static Map<String, String> reasons() {
        String table = read(DOC).replaceFirst("(?s).*## Topics that nobody listens to", "");
        Map<String, String> reasons = new TreeMap<>();
        Pattern.compile("(?m)^\\| (`.*`) \\| (.*) \\|$")
                .matcher(table)
                .results()
                .forEach(row -> Stream.of(row.group(1).split(", "))
                        .forEach(topic -> reasons.put(topic.replace("`", ""), row.group(2))));
        return reasons;
    }

    @Override
    public Uni<Boolean> accept(ShopId shop, Hint hint) {
        return Uni.createFrom().item(taken.add(hint));
    }

    @Override
    public Uni<Boolean> accept(ShopId shop, Asked asked) {
        return Uni.createFrom().item(taken.add(asked));
    }

    @Override
    public Uni<Void> installed(ShopId shop, String domain, List<String> scopes, String note) {
        return Uni.createFrom().voidItem();
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(folder))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
