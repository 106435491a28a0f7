package io.synco.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.simulation.MemoryDatabase;
import io.synco.simulation.VirtualTime;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.PgTx;
import io.synco.tenant.FreshDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The real database and the modelled one, given the same operations one after the other, and compared. */
public final class TwoDatabases implements AutoCloseable {
    /** Operations have to be apart in time in the model too: the oldest comes first. */
    private static final Duration STEP = Duration.ofMillis(1);

    private static final String ROWS =
            Views.ALL.stream().map(TableView::sql).collect(Collectors.joining(" union all "));

    private final FreshDatabase real = new FreshDatabase();
    private VirtualTime time = new VirtualTime();
    private MemoryDatabase model = new MemoryDatabase(time);

    /** Both as they were on their first day, but for shops that nobody asks for any more. */
    public void beginAnew() {
        time = new VirtualTime();
        time.pass(Duration.between(time.now(), Time.SYSTEM.now()));
        model = new MemoryDatabase(time);
        real.sql("alter table job alter column job_id restart");
        real.sql("alter table event alter column event_id restart");
        real.sql("alter table comparison alter column run_id restart");
    }

    public ShopId shop() {
        return real.shop();
    }

    public FreshDatabase real() {
        return real;
    }

    public MemoryDatabase model() {
        return model;
    }

    /** In a transaction of its own; the answers, or that there was none, must be equal, and so must what is left. */
    public <S, T> Optional<T> both(ShopId shop, Pair<S> stores, Function<World<S>, Uni<T>> operation) {
        Optional<T> answer = answers(shop, stores, operation);
        compare(shop);
        return answer;
    }

    /** As {@link #both}, of what changes nothing. */
    public <S, T> Optional<T> answers(ShopId shop, Pair<S> stores, Function<World<S>, Uni<T>> operation) {
        time.pass(STEP);
        return same(
                () -> real.await(real.tenant()
                        .in(
                                shop,
                                connection -> operation.apply(
                                        new World<>(stores.real(), new PgTx(connection), shop, Time.SYSTEM.now())))),
                () -> model.now(shop, tx -> operation.apply(new World<>(stores.model(), tx, shop, time.now()))));
    }

    /** As {@link #both}, of what opens its own transactions. */
    public <S, T> Optional<T> apart(ShopId shop, Pair<S> stores, Function<S, Uni<T>> operation) {
        time.pass(STEP);
        Optional<T> answer = same(
                () -> real.await(operation.apply(stores.real())),
                () -> operation.apply(stores.model()).await().indefinitely());
        compare(shop);
        return answer;
    }

    /** The same, but the transaction fails in the end: nothing may be left of it. */
    public <S, T> void undone(ShopId shop, Pair<S> stores, Function<World<S>, Uni<T>> operation) {
        both(
                shop,
                stores,
                world -> operation.apply(world).chain(() -> Uni.createFrom().failure(new Undone())));
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static <T> Optional<T> same(Supplier<T> real, Supplier<T> model) {
        Attempt<T> first = Attempt.of(real);
        Attempt<T> second = Attempt.of(model);
        if (first.failure().isPresent() != second.failure().isPresent()) {
            throw new AssertionError(
                    "Only one of the two failed: PostgreSQL " + first + ", the model " + second,
                    first.failure().or(second::failure).get());
        }
        assertThat(second.answer()).as("the model's answer").isEqualTo(first.answer());
        return second.answer();
    }

    private record Attempt<T>(Optional<T> answer, Optional<RuntimeException> failure) {
        static <T> Attempt<T> of(Supplier<T> work) {
            try {
                return new Attempt<>(Optional.ofNullable(work.get()), Optional.empty());
            } catch (RuntimeException failed) {
                return new Attempt<>(Optional.empty(), Optional.of(failed));
            }
        }
    }

    /** Of the real database everything grows older instead. */
    public void timePasses(Duration passed) {
        time.pass(passed);
        Views.ALL.forEach(view -> view.times()
                .forEach(column -> real.sql(
                        "update " + view.table() + " set " + column + " = " + column + " - $1 * interval '1 second'",
                        (double) passed.toSeconds())));
    }

    public void compare(ShopId shop) {
        ShopRows rows = model.rows(shop);
        List<String> expected = real.sql(ROWS, shop.value()).stream()
                .map(row -> row.getString("row"))
                .sorted()
                .toList();
        List<String> actual = Views.ALL.stream()
                .flatMap(view -> view.rows(rows).stream())
                .sorted()
                .toList();
        assertThat(actual).as("the model's rows of shop " + shop).isEqualTo(expected);
    }

    @Override
    public void close() {
        real.close();
    }
}
