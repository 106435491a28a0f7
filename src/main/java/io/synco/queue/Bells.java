package io.synco.queue;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Doorbell;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Rings in the database, then sends. Whoever rings does not wait for the broker; what is lost is rung again by the sweep. */
@ApplicationScoped
class Bells implements Doorbell {
    private static final Logger LOG = Logger.getLogger(Bells.class);

    private final ShopWork work;
    private final BellPublisher publisher;

    Bells(ShopWork work, BellPublisher publisher) {
        this.work = work;
        this.publisher = publisher;
    }

    @Override
    public Uni<Void> ring(ShopId shop) {
        // With no broker a bell would only block the next one for a minute.
        Uni<Void> rung = publisher.ready()
                ? work.ring(shop).invoke(ring -> ring.ifPresent(this::send)).replaceWithVoid()
                : work.due(shop);
        return rung.onFailure().recoverWithUni(failure -> {
            LOG.warnf(
                    "event=ring-failed shop=%s why=\"%s\"; the minute sweep finds its work",
                    shop, failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }

    void sendAll(List<Ring> rings) {
        rings.forEach(this::send);
    }

    private void send(Ring ring) {
        publisher
                .send(ring)
                .chain(sent -> sent == Sent.LOST
                        ? work.unring(ring.bell())
                        : Uni.createFrom().voidItem())
                .subscribe()
                .with(
                        ignored -> {},
                        failure -> LOG.debugf(
                                failure,
                                "event=bell-forgotten shop=%s",
                                ring.bell().shop()));
    }
}
