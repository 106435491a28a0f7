package io.synco.shopify.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.Uni;
import io.synco.egress.OpenEgress;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sandbox.shopify.ShopifySandbox;
import io.synco.sandbox.shopify.Store;
import io.synco.shopify.Merchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.TestConfig;
import io.synco.sync.port.Inbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process dies between any two steps of an installation; opening the app once more ends in the same as if it had not. */
class InterruptedInstallationTest {
    private static final String DOMAIN = "mugs.myshopify.com";
    private static final ShopId SHOP = new ShopId(7);

    private final ShopifySandbox shopify = ShopifySandbox.start(0);
    private final Store store = shopify.createStore(DOMAIN);
    private final io.vertx.core.Vertx vertx = io.vertx.core.Vertx.vertx();
    private final ShopifyConfig config =
            TestConfig.of(shopify.app().clientId(), shopify.app().clientSecret(), shopify.baseUrlPattern());
    private final MemoryVault vault = new MemoryVault();
    private final World world = new World();

    /** Dies after so many steps that change something; what is before has happened. */
    private final class World implements Merchants, Inbox {
        private final List<String> steps = new ArrayList<>();
        private int diesAfter = Integer.MAX_VALUE;
        private boolean provisioned;
        private Optional<List<String>> connected = Optional.empty();

        <T> Uni<T> step(String name, Supplier<T> act) {
            return Uni.createFrom().item(() -> {
                if (steps.size() >= diesAfter) {
                    throw new IllegalStateException("The process died before: " + name);
                }
                steps.add(name);
                return act.get();
            });
        }

        @Override
        public Uni<Optional<ShopId>> find(String domain) {
            return Uni.createFrom().item(provisioned ? Optional.of(SHOP) : Optional.empty());
        }

        @Override
        public Uni<Optional<String>> domain(ShopId shop) {
            return Uni.createFrom().item(Optional.of(DOMAIN));
        }

        @Override
        public Uni<ShopId> provision(String domain) {
            return step("provision", () -> {
                provisioned = true;
                return SHOP;
            });
        }

        @Override
        public Uni<Optional<Standing>> standing(String domain) {
            return Uni.createFrom()
                    .item(
                            provisioned
                                    ? Optional.of(
                                            new Standing(SHOP, connected.isPresent(), connected.orElse(List.of())))
                                    : Optional.empty());
        }

        @Override
        public Uni<Boolean> accept(ShopId shop, Hint hint) {
            return Uni.createFrom().item(false);
        }

        @Override
        public Uni<Void> installed(ShopId shop, String domain, List<String> scopes, String note) {
            return step("connection and jobs", () -> {
                connected = Optional.of(scopes);
                return null;
            });
        }
    }

    /** The vault's storing steps die with the rest. */
    private final class DyingVault implements TokenVault {
        @Override
        public Uni<Optional<Tokens>> read(ShopId shop) {
            return vault.read(shop);
        }

        @Override
        public Uni<Void> store(ShopId shop, Grant grant) {
            return world.step("tokens", () -> null).chain(() -> vault.store(shop, grant));
        }

        @Override
        public Uni<Optional<Long>> claim(ShopId shop, Duration life) {
            return vault.claim(shop, life);
        }

        @Override
        public Uni<Boolean> renewed(ShopId shop, long turn, Grant grant) {
            return world.step("tokens", () -> null).chain(() -> vault.renewed(shop, turn, grant));
        }

        @Override
        public Uni<Void> release(ShopId shop, long turn) {
            return vault.release(shop, turn);
        }
    }

    @AfterEach
    void stop() {
        shopify.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void opening_the_app_again_ends_what_was_interrupted(int stepsDone) {
        store.tokens().agree(config.scopes());
        world.diesAfter = stepsDone;
        assertThat(catchThrowable(this::open)).hasMessageContaining("died");
        vault.release(SHOP, 1).await().indefinitely();
        world.diesAfter = Integer.MAX_VALUE;

        open();

        assertThat(world.connected).contains(config.scopes());
        assertThat(world.steps).endsWith("provision", "tokens", "connection and jobs");
        assertThat(vault.kept().orElseThrow().access()).startsWith("shpat_");
    }

    @Test
    void an_app_that_is_installed_is_only_opened() {
        store.tokens().agree(config.scopes());
        open();
        String token = vault.kept().orElseThrow().access();

        open();

        assertThat(world.steps).containsExactly("provision", "tokens", "connection and jobs");
        assertThat(vault.kept().orElseThrow().access()).isEqualTo(token);
    }

    @Test
    void a_permission_that_the_merchant_has_agreed_to_since_is_fetched_when_the_app_is_opened() {
        List<String> fewer = config.scopes().subList(1, config.scopes().size());
        store.tokens().agree(fewer);
        open();
        assertThat(world.connected).contains(fewer);
        store.tokens().agree(config.scopes());

        open();

        assertThat(world.connected).contains(config.scopes());
    }

    private void open() {
        TokenVault dying = new DyingVault();
        TokenEndpoint endpoint = new TokenEndpoint(OpenEgress.on(vertx), config, Time.SYSTEM);
        new Installation(config, "https://synco.test", endpoint, dying, new Turns(dying), world, world, Time.SYSTEM)
                .welcome(DOMAIN, store.sessionToken())
                .await()
                .indefinitely();
    }
}
