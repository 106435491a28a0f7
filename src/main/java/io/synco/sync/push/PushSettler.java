package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Settler;
import io.synco.sync.job.Slice;
import jakarta.enterprise.context.ApplicationScoped;

/** After a crash or a lost answer: every call that may have been applied is sent again under its own key. */
@ApplicationScoped
class PushSettler implements Settler {
    private final IntentStore intents;
    private final OnHandWriter writer;

    PushSettler(IntentStore intents, OnHandWriter writer) {
        this.intents = intents;
        this.writer = writer;
    }

    @Override
    public Uni<Void> settle(Slice slice) {
        return slice.tx(tx -> intents.open(tx, slice.shop())).chain(open -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (IntentStore.Open intent : open) {
                chain = chain.chain(() ->
                        intent.tooOld() ? writer.readBack(slice, intent.call()) : writer.settle(slice, intent.call()));
            }
            return chain;
        });
    }
}
