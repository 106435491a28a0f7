package io.synco.odoo.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.synco.kernel.ShopId;
import io.synco.simulation.VirtualTime;
import io.synco.sync.port.OdooCalls;
import io.synco.tenant.HookKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However often an address is called, the database is asked once a second, and never by many at once. */
class HookCallsTest {
    private final VirtualTime time = new VirtualTime();
    private final SlowStore store = new SlowStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HookCalls calls = new HookCalls(store, meters, time);

    @Test
    void many_calls_within_a_second_are_one() {
        for (int i = 0; i < 100; i++) {
            calls.heard(key(1, 7));
        }

        assertThat(store.asked).hasSize(1);
        assertThat(count("coalesced")).isEqualTo(99);
    }

    @Test
    void a_second_later_the_next_one_is_taken() {
        calls.heard(key(1, 7));
        time.pass(Duration.ofSeconds(1));

        calls.heard(key(1, 7));

        assertThat(store.asked).hasSize(2);
    }

    @Test
    void another_address_is_not_kept_waiting_by_a_flood_of_calls_to_one() {
        for (int i = 0; i < 100; i++) {
            calls.heard(key(1, 7));
        }

        calls.heard(key(2, 7));

        assertThat(store.asked).containsExactly(new ShopId(1), new ShopId(2));
    }

    @Test
    void made_up_addresses_take_four_places_at_once_and_no_more() {
        for (int i = 0; i < 100; i++) {
            calls.heard(key(1, i));
        }

        assertThat(store.asked).hasSize(4);
        assertThat(count("dropped")).isEqualTo(96);
    }

    @Test
    void a_place_is_free_again_once_its_answer_has_come_or_failed() {
        for (int i = 0; i < 4; i++) {
            calls.heard(key(1, i));
        }
        store.answers.get(0).complete(false);
        store.answers.get(1).fail(new IllegalStateException("the database is away"));

        calls.heard(key(1, 50));
        calls.heard(key(1, 51));
        calls.heard(key(1, 52));

        assertThat(store.asked).hasSize(6);
        assertThat(count("unknown")).isEqualTo(1);
        assertThat(count("failed")).isEqualTo(1);
        assertThat(count("dropped")).isEqualTo(1);
    }

    @Test
    void the_key_does_not_show_what_was_drawn() {
        HookKey key = key(12, 7);

        assertThat(key).hasToString("12-…");
        assertThat(HookKey.parse(key.text()).orElseThrow().hash()).isEqualTo(key.hash());
    }

    private double count(String outcome) {
        return meters.counter("synco.odoo.hook", "outcome", outcome).count();
    }

    private static HookKey key(long shop, int drawn) {
        byte[] random = new byte[16];
        random[0] = (byte) drawn;
        return HookKey.parse(
                        shop + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random))
                .orElseThrow();
    }

    /** Answers when it is told to. */
    private static final class SlowStore implements OdooCalls {
        private final List<ShopId> asked = new ArrayList<>();
        private final List<UniEmitter<? super Boolean>> answers = new ArrayList<>();

        @Override
        public Uni<Boolean> heard(ShopId shop, byte[] keyHash) {
            asked.add(shop);
            return Uni.createFrom().emitter(answers::add);
        }
    }
}
