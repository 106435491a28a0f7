package io.synco.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sync.port.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One holder, one live number, whoever asks at the same time; a holder whose time ran out can write nothing. */
class LeaseTest {
    private static Bench bench;
    private final AtomicLong nanos = new AtomicLong();
    private ShopId shop;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void shop() {
        bench.database.sql("update shop_work set due_at = 'infinity'");
        shop = bench.shop();
    }

    @Test
    void of_many_who_ring_at_once_one_gets_a_number() {
        List<Optional<Ring>> rings = atOnce(() -> bench.work.ring(shop));

        assertThat(rings.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void of_many_who_take_at_once_one_gets_the_lease() {
        Bell bell = bench.rung(shop);

        List<Optional<Long>> leases = atOnce(() -> bench.work.take(bell, "test"));

        assertThat(leases.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void of_many_who_sweep_at_once_one_rings() {
        bench.post(shop);
        bench.await(bench.work.due(shop));

        List<List<Ring>> sweeps = atOnce(() -> bench.work.ringDue(EnumSet.allOf(Lane.class), 500));

        assertThat(sweeps.stream().flatMap(List::stream)).hasSize(1);
    }

    @Test
    void nobody_can_ring_while_somebody_works_and_the_second_look_makes_up_for_it() {
        long lease = bench.taken(bench.rung(shop));
        bench.post(shop);
        assertThat(bench.ring(shop)).isEmpty();

        bench.release(shop, lease, Optional.empty());

        assertThat(bench.await(bench.work.lookAgain(shop, bench.nextDue(shop).orElseThrow())))
                .isTrue();
        assertThat(bench.ring(shop)).isPresent();
    }

    @Test
    void the_second_look_shows_what_is_due_later_but_sooner_than_known() {
        long lease = bench.taken(bench.rung(shop));
        bench.release(shop, lease, Optional.empty());
        bench.postDueIn(shop, 300);
        Instant due = bench.nextDue(shop).orElseThrow();

        assertThat(bench.await(bench.work.lookAgain(shop, due))).isFalse();

        assertThat(bench.row(shop).getOffsetDateTime("due_at").toInstant()).isEqualTo(due);
    }

    @Test
    void a_holder_frozen_past_its_lease_writes_nothing_and_cannot_release_the_next() {
        LeaseHolder frozen = holder(bench.taken(bench.rung(shop)));
        assertThatCode(() -> check(frozen)).doesNotThrowAnyException();
        bench.aMinutePasses();
        assertThatThrownBy(() -> check(frozen)).isInstanceOf(Lease.Lost.class);

        long next = bench.taken(bench.rung(shop));

        assertThatThrownBy(() -> check(frozen)).isInstanceOf(Lease.Lost.class);
        assertThat(bench.release(shop, frozen.no())).isFalse();
        assertThatCode(() -> check(holder(next))).doesNotThrowAnyException();
    }

    @Test
    void a_lease_is_renewed_only_when_less_is_left_than_asked_for() {
        LeaseHolder lease = holder(bench.taken(bench.rung(shop)));
        Object before = bench.row(shop).getValue("lease_until");

        bench.await(lease.ensure(Duration.ofSeconds(35)));
        assertThat(bench.row(shop).getValue("lease_until")).isEqualTo(before);

        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        bench.await(lease.ensure(Duration.ofSeconds(35)));
        assertThat(bench.row(shop).getValue("lease_until")).isNotEqualTo(before);
    }

    @Test
    void a_lease_that_is_over_is_not_renewed() {
        LeaseHolder lease = holder(bench.taken(bench.rung(shop)));
        bench.aMinutePasses();
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());

        assertThatThrownBy(() -> bench.await(lease.ensure(Duration.ofSeconds(35))))
                .isInstanceOf(Lease.Lost.class);
    }

    @Test
    void a_call_that_no_lease_can_cover_is_refused() {
        LeaseHolder lease = holder(bench.taken(bench.rung(shop)));

        assertThatThrownBy(() -> bench.await(lease.ensure(Duration.ofSeconds(61))))
                .hasMessageContaining("lease-time");
    }

    private LeaseHolder holder(long no) {
        Time time = new Time() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public long nanos() {
                return nanos.get();
            }
        };
        return new LeaseHolder(bench.work, time, shop, no, Bench.LEASE, nanos.get());
    }

    private static void check(LeaseHolder lease) {
        bench.await(bench.database.app().withTransaction(lease::check));
    }

    private static <T> List<T> atOnce(java.util.function.Supplier<Uni<T>> each) {
        List<Uni<T>> all = IntStream.range(0, 20).mapToObj(i -> each.get()).toList();
        return bench.await(Uni.join().all(all).andFailFast());
    }
}
