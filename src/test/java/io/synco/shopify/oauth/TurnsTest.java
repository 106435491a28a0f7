package io.synco.shopify.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.ShopId;
import io.synco.shopify.oauth.TokenVault.Tokens;
import io.synco.tenant.FreshDatabase;
import io.synco.tenant.FreshSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Of all who want a shop's next token one asks Shopify, in this process and beyond it, and nobody holds a connection meanwhile. */
@TestInstance(Lifecycle.PER_CLASS)
class TurnsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FreshDatabase database;
    private SecretVault vault;
    private ShopId shop;
    private final ConcurrentLinkedQueue<CompletableFuture<Grant>> asked = new ConcurrentLinkedQueue<>();

    @BeforeAll
    void open() {
        database = new FreshDatabase();
        vault = new SecretVault(database.transaction(), FreshSecrets.of(database));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void a_shop_with_a_token() {
        asked.clear();
        shop = database.shop();
        database.await(vault.store(shop, grant("first")));
    }

    @Test
    void a_hundred_callers_of_two_instances_make_one_call_and_get_its_token() {
        Turns here = new Turns(vault);
        Turns there = new Turns(vault);
        CompletableFuture<List<Tokens>> all = Multi.createFrom()
                .iterable(IntStream.range(0, 100).boxed().toList())
                .onItem()
                .transformToUniAndMerge(n -> next(n % 2 == 0 ? here : there))
                .collect()
                .asList()
                .subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> !asked.isEmpty());
        assertThat(database.sql("select count(*) from pg_stat_activity where usename = 'synco_app'"
                                + " and datname = current_database() and state like 'idle in transaction%'")
                        .iterator()
                        .next()
                        .getLong(0))
                .as("transactions that wait for Shopify")
                .isZero();

        asked.peek().complete(grant("second"));

        assertThat(all.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join())
                .hasSize(100)
                .allMatch(tokens -> tokens.access().equals("second"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_refusal_reaches_all_who_waited_and_the_next_may_ask_again() {
        Turns turns = new Turns(vault);
        CompletableFuture<Tokens> one = next(turns).subscribeAsCompletionStage();
        CompletableFuture<Tokens> other = next(turns).subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> !asked.isEmpty());

        asked.peek().completeExceptionally(new RemoteException(new AuthRevoked("over")));

        assertThat(catchThrowable(one::join)).hasRootCauseInstanceOf(RemoteException.class);
        assertThat(catchThrowable(other::join)).hasRootCauseInstanceOf(RemoteException.class);
        CompletableFuture<Tokens> again = next(turns).subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> asked.size() == 2);
        asked.forEach(call -> call.complete(grant("second")));
        assertThat(again.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                        .join()
                        .access())
                .isEqualTo("second");
    }

    @Test
    void what_a_merchant_gave_meanwhile_is_not_overwritten_by_what_an_older_turn_brings() {
        CompletableFuture<Tokens> slow = next(new Turns(vault)).subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> !asked.isEmpty());
        database.await(vault.store(shop, grant("by the merchant")));

        asked.peek().complete(grant("of the old turn"));

        assertThat(slow.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                        .join()
                        .access())
                .isEqualTo("by the merchant");
        assertThat(database.await(vault.read(shop)).orElseThrow().access()).isEqualTo("by the merchant");
    }

    @Test
    void whoever_dies_in_their_turn_keeps_the_others_waiting_only_until_it_ends() {
        Optional<Long> dead = database.await(vault.claim(shop, Duration.ofMillis(300)));
        CompletableFuture<Tokens> next = next(new Turns(vault)).subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> !asked.isEmpty());

        asked.peek().complete(grant("second"));

        assertThat(next.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                        .join()
                        .access())
                .isEqualTo("second");
        assertThat(database.await(vault.renewed(shop, dead.orElseThrow(), grant("of the dead"))))
                .isFalse();
    }

    private Uni<Tokens> next(Turns turns) {
        Predicate<Tokens> good = tokens -> !Set.of("first").contains(tokens.access());
        return turns.next(shop, good, tokens -> {
            CompletableFuture<Grant> call = new CompletableFuture<>();
            asked.add(call);
            return Uni.createFrom().completionStage(call);
        });
    }

    private static Grant grant(String access) {
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        return new Grant(
                access, Optional.of(end), Optional.of(new Grant.Token("r-" + access, Optional.of(end))), List.of());
    }
}
