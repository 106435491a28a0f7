package io.synco.sync.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.WithTwoDatabases;
import io.synco.simulation.contract.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs live the same life in memory as in PostgreSQL. */
class JobStoreContractTest {
    private static final int STEPS = 120;
    private static final Pair<JobStore> STORES = new Pair<>(new PgJobStore(), new MemoryJobStore());

    @RandomHistory
    void jobs_live_the_same_life(long seed, TwoDatabases databases) {
        History history = new History(databases, seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
    }

    @Test
    @ExtendWith(WithTwoDatabases.class)
    void a_job_that_is_asked_for_while_it_runs_does_not_wait(TwoDatabases databases) {
        // Given
        ShopId shop = databases.shop();
        ask(databases, shop, "asked again");
        ask(databases, shop, "not asked again");
        List<Job> ran = databases
                .both(shop, STORES, world -> world.store().take(world.tx(), world.shop(), Set.of(JobKind.ORDER), 2))
                .orElseThrow();
        ask(databases, shop, "asked again");

        // When
        List<JobStore.PutOff> waits = ran.stream()
                .map(job -> new JobStore.PutOff(job, JobState.WAITING, true, "throttled", Duration.ofHours(1)))
                .toList();
        databases.both(shop, STORES, world -> world.store().putOff(world.tx(), world.shop(), waits));

        // Then
        assertThat(databases.both(
                        shop, STORES, world -> world.store().take(world.tx(), world.shop(), Set.of(JobKind.ORDER), 2)))
                .hasValueSatisfying(due -> assertThat(due).extracting(Job::key).containsExactly("asked again"));
    }

    private static void ask(TwoDatabases databases, ShopId shop, String key) {
        databases.both(shop, STORES, world -> world.store().ask(world.tx(), world.shop(), JobKind.ORDER, key));
    }

    @Test
    @ExtendWith(WithTwoDatabases.class)
    void one_statement_cannot_ask_twice(TwoDatabases databases) {
        databases.both(
                databases.shop(),
                STORES,
                world -> world.store()
                        .ask(world.tx(), world.shop(), JobKind.ORDER, List.of("1", "1"))
                        .replaceWith("asked"));
    }

    private static final class History {
        private static final List<JobKind> KINDS = List.of(JobKind.ORDER, JobKind.OBSERVE, JobKind.ODOO_FEED);
        private static final List<String> KEYS = List.of("1", "2", "10/5");
        private static final List<JobState> ENDS = List.of(JobState.DONE, JobState.IGNORED, JobState.SUPERSEDED);

        private final TwoDatabases databases;
        private final SeededChance chance;
        private final List<ShopId> shops;
        private final List<Job> taken = new ArrayList<>();

        History(TwoDatabases databases, long seed) {
            this.databases = databases;
            this.chance = new SeededChance(seed);
            this.shops = List.of(databases.shop(), databases.shop());
        }

        void step() {
            JobKind kind = chance.oneOf(KINDS);
            String key = chance.oneOf(KEYS);
            String words = "words " + chance.between(1, 3);
            Duration in = Duration.ofHours(chance.between(0, 2));
            Set<String> keys = someKeys();
            switch (chance.between(1, 16)) {
                case 1, 2 -> ask(kind, keys, in);
                case 3 -> run(world -> world.store().ask(world.tx(), world.shop(), kind, key));
                case 4, 5, 6, 7 -> take(someKinds(), chance.between(1, 4));
                case 8, 9 -> finish(chance.oneOf(ENDS), words);
                case 10 -> putOff(chance.oneIn(2), words, in);
                case 11 ->
                    ofTaken(jobs -> world -> world.store()
                            .flag(
                                    world.tx(),
                                    world.shop(),
                                    each(jobs, job -> new JobStore.Flagged(job, words, "hint " + job.id()))));
                case 12 -> run(world -> world.store().raiseFlag(world.tx(), world.shop(), kind, key, words, "do it"));
                case 13 -> run(world -> world.store().closeFlags(world.tx(), world.shop(), kind, keys));
                case 14 -> postpone(someKinds(), in, words);
                case 15 -> run(world -> world.store().wake(world.tx(), world.shop()));
                default -> databases.timePasses(Duration.ofHours(chance.between(1, 2)));
            }
            nextDue(someKinds());
        }

        private void ask(JobKind kind, Set<String> keys, Duration in) {
            run(world ->
                    world.store().ask(world.tx(), world.shop(), kind, keys, in).map(HashSet::new));
        }

        private void take(Set<JobKind> kinds, int limit) {
            databases
                    .both(
                            chance.oneOf(shops),
                            STORES,
                            world -> world.store().take(world.tx(), world.shop(), kinds, limit))
                    .ifPresent(taken::addAll);
        }

        private void finish(JobState state, String words) {
            ofTaken(jobs -> world -> world.store()
                    .finish(
                            world.tx(),
                            world.shop(),
                            each(jobs, job -> new JobStore.Finished(job, state, words + job.id()))));
        }

        private void putOff(boolean attempted, String words, Duration in) {
            JobState state = attempted ? JobState.WAITING : JobState.PENDING;
            ofTaken(jobs -> world -> world.store()
                    .putOff(
                            world.tx(),
                            world.shop(),
                            each(
                                    jobs,
                                    job -> new JobStore.PutOff(
                                            job, state, attempted, words, in.plusMillis(job.id())))));
        }

        private void postpone(Set<JobKind> kinds, Duration in, String why) {
            run(world -> world.store()
                    .postpone(world.tx(), world.shop(), kinds, world.now().plus(in), why));
        }

        private void nextDue(Set<JobKind> kinds) {
            databases.answers(
                    chance.oneOf(shops),
                    STORES,
                    world -> world.store()
                            .nextDue(world.tx(), world.shop(), kinds)
                            .map(due -> due.map(world::away)));
        }

        /** Mostly of what was taken last; but what was taken long ago may be asked again by now, and its rev is old. */
        private void ofTaken(Function<List<Job>, Function<World<JobStore>, Uni<Void>>> operation) {
            if (!taken.isEmpty()) {
                int recent = Math.max(0, taken.size() - 3);
                Map<Long, Job> some = new LinkedHashMap<>();
                for (int i = chance.between(1, 3); i > 0; i--) {
                    Job job = chance.oneIn(4) ? chance.oneOf(taken) : chance.oneOf(taken.subList(recent, taken.size()));
                    some.put(job.id(), job);
                }
                run(operation.apply(List.copyOf(some.values())));
            }
        }

        private static <T> List<T> each(List<Job> jobs, Function<Job, T> end) {
            return jobs.stream().map(end).toList();
        }

        private <T> void run(Function<World<JobStore>, Uni<T>> operation) {
            ShopId shop = chance.oneOf(shops);
            if (chance.oneIn(8)) {
                databases.undone(shop, STORES, operation);
            } else {
                databases.both(shop, STORES, operation);
            }
        }

        private Set<String> someKeys() {
            Set<String> keys = new HashSet<>(KEYS);
            keys.removeIf(key -> chance.oneIn(2));
            return keys;
        }

        private Set<JobKind> someKinds() {
            Set<JobKind> kinds = EnumSet.copyOf(KINDS);
            kinds.removeIf(kind -> chance.oneIn(3));
            return kinds;
        }
    }
}
