package io.synco.sync.inbox;

import io.synco.rules.EventKind;
import io.synco.sync.job.JobKind;
import io.synco.sync.port.Inbox.About;

/**
 * Pure: what follows from a hint: the event that is kept, and the job that looks what is true.
 *
 * @param event null for what is nobody's business but the app's, and where the job records what it finds
 */
public record HintedWork(EventKind event, JobKind job, String key, String subject, Long item, Long location) {
    /** The key of the job that finds out whether the shop has left. */
    public static final String UNINSTALLED = "uninstalled";

    /** The key of the job that reads what the merchant has agreed to and pays for. */
    public static final String STANDING = "standing";

    /** The key of the standing job that looks whether Shopify is still heard. */
    public static final String WATCH = "watch";

    /** Begins the key of a job that looks whose a fulfilment order is. */
    public static final String FULFILMENT_ORDER = "fulfilment-order/";

    /** Begins the key of a job that reads a product. */
    public static final String PRODUCT = "product/";

    /** Begins the key of a job that reads the product of an item. */
    public static final String ITEM = "item/";

    static HintedWork of(About about) {
        if (about instanceof About.Order order) {
            String id = order.order().toString();
            return new HintedWork(EventKind.ORDER_CHANGED, JobKind.ORDER, id, "order " + id, null, null);
        }
        if (about instanceof About.Level level) {
            return new HintedWork(
                    EventKind.LEVEL_CHANGED,
                    JobKind.OBSERVE,
                    level.level().toString(),
                    "level " + level.level(),
                    level.level().item().value(),
                    level.level().location().value());
        }
        if (about instanceof About.Uninstalled) {
            return new HintedWork(EventKind.UNINSTALLED, JobKind.STAY, UNINSTALLED, "the app", null, null);
        }
        if (about instanceof About.FulfilmentOrder part) {
            String id = part.fulfilmentOrder().toString();
            return new HintedWork(
                    EventKind.ORDER_CHANGED,
                    JobKind.HEARING,
                    FULFILMENT_ORDER + id,
                    "fulfilment order " + id,
                    null,
                    null);
        }
        if (about instanceof About.Standing) {
            return new HintedWork(null, JobKind.HEARING, STANDING, "", null, null);
        }
        // Each sale tells that a product changed; an event is kept only of what really did.
        if (about instanceof About.Product product) {
            return new HintedWork(null, JobKind.PRODUCT, PRODUCT + product.product(), "", null, null);
        }
        if (about instanceof About.Item item) {
            return new HintedWork(null, JobKind.PRODUCT, ITEM + item.item(), "", null, null);
        }
        EventKind kind = EventKind.LOCATIONS_CHANGED;
        return new HintedWork(kind, JobKind.IMPORT, "all", kind.words(), null, null);
    }
}
