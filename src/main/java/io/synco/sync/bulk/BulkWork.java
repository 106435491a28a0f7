package io.synco.sync.bulk;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.bulk.BulkStore.Operation;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk;
import io.synco.sync.port.ShopifyBulk.Beginning;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Progress;
import io.synco.sync.port.ShopifyBulk.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * Takes a bulk operation one step further: asks for it, looks how far it is, or works a part of its file off. Each step is a job's run
 * of its own, so that what sells never waits for a file. Where it stands is stored before and after each step.
 */
@ApplicationScoped
public class BulkWork {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration BUSY = Duration.ofSeconds(30);
    /** An operation is known again by its time, which Shopify's clock says and not ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final ShopifyBulk shopify;
    private final BulkStore store;

    BulkWork(ShopifyBulk shopify, BulkStore store) {
        this.shopify = shopify;
        this.store = store;
    }

    public sealed interface Step {
        /** Nothing to do before then. */
        record Waiting(Duration in, String words) implements Step {}

        /** @param last the file is worked off, and the operation forgotten */
        record Worked(boolean last) implements Step {}

        /** To be tried again; where nothing is left of the operation, by another one. */
        record Failed(String words) implements Step {}
    }

    /** @param work what to do with the rows of a part, in the transaction that moves the place */
    public Uni<Step> step(Slice slice, Content content, BiFunction<Tx, Reading.Part, Uni<Void>> work) {
        return slice.tx(tx -> store.find(tx, slice.shop(), content))
                .chain(found -> found.isEmpty() ? begin(slice, content) : step(slice, content, found.get(), work));
    }

    private Uni<Step> step(
            Slice slice, Content content, Operation operation, BiFunction<Tx, Reading.Part, Uni<Void>> work) {
        if (operation.id().isEmpty()) {
            return find(slice, content, operation.askedAt());
        }
        return operation.file().isEmpty()
                ? look(slice, content, operation.id().get())
                : read(slice, content, operation.file().get(), operation.readTo(), work);
    }

    private Uni<Step> begin(Slice slice, Content content) {
        return slice.tx(tx -> store.asking(tx, slice.shop(), content))
                .chain(() -> slice.call(Side.SHOPIFY, () -> shopify.begin(slice.shop(), content)))
                .chain(beginning -> slice.tx(tx -> began(tx, slice, content, beginning)));
    }

    private Uni<Step> began(Tx tx, Slice slice, Content content, Beginning beginning) {
        if (beginning instanceof Beginning.Begun begun) {
            return store.running(tx, slice.shop(), content, begun.operation())
                    .replaceWith(new Step.Waiting(LOOK_AGAIN, "Shopify writes its data out."));
        }
        Step then = beginning instanceof Beginning.Busy busy
                ? new Step.Waiting(BUSY, "Shopify: " + busy.words())
                : new Step.Failed("Shopify: " + ((Beginning.Refused) beginning).words());
        return store.forget(tx, slice.shop(), content).replaceWith(then);
    }

    /** It was asked, and the answer got lost, or we did. */
    private Uni<Step> find(Slice slice, Content content, Instant askedAt) {
        return slice.call(Side.SHOPIFY, () -> shopify.begun(slice.shop(), content, askedAt.minus(CLOCKS_APART)))
                .chain(found -> found.isEmpty()
                        ? begin(slice, content)
                        : slice.tx(tx -> began(tx, slice, content, new Beginning.Begun(found.get()))));
    }

    private Uni<Step> look(Slice slice, Content content, String id) {
        return slice.call(Side.SHOPIFY, () -> shopify.look(slice.shop(), id))
                .chain(progress -> slice.tx(tx -> looked(tx, slice, content, progress)));
    }

    private Uni<Step> looked(Tx tx, Slice slice, Content content, Progress progress) {
        if (progress instanceof Progress.Running running) {
            return store.progress(tx, slice.shop(), content, running.objects())
                    .replaceWith(
                            new Step.Waiting(LOOK_AGAIN, "Shopify has written " + running.objects() + " objects."));
        }
        if (progress instanceof Progress.Written file) {
            return store.written(tx, slice.shop(), content, file).replaceWith(new Step.Worked(false));
        }
        return store.forget(tx, slice.shop(), content).replaceWith(new Step.Failed(((Progress.Over) progress).words()));
    }

    private Uni<Step> read(
            Slice slice,
            Content content,
            Progress.Written file,
            long from,
            BiFunction<Tx, Reading.Part, Uni<Void>> work) {
        return slice.call(Side.SHOPIFY, () -> shopify.read(slice.shop(), content, file, from))
                .chain(reading -> slice.tx(tx -> worked(tx, slice, content, reading, work)));
    }

    private Uni<Step> worked(
            Tx tx, Slice slice, Content content, Reading reading, BiFunction<Tx, Reading.Part, Uni<Void>> work) {
        if (reading instanceof Reading.Part part) {
            return work.apply(tx, part)
                    .chain(() -> part.last()
                            ? store.forget(tx, slice.shop(), content)
                            : store.readTo(tx, slice.shop(), content, part.next()))
                    .replaceWith(new Step.Worked(part.last()));
        }
        return reading instanceof Reading.Broken broken
                ? Uni.createFrom().item(new Step.Failed(broken.words()))
                : store.forget(tx, slice.shop(), content)
                        .replaceWith(new Step.Failed(((Reading.Gone) reading).words()));
    }
}
