package io.synco.sync.inbox;

import io.synco.rules.EventKind;
import io.synco.sync.job.JobKind;
import io.synco.sync.port.Inbox.About;

/** Pure: what follows from a hint: the event that is kept, and the job that looks what is true. */
record HintedWork(EventKind event, JobKind job, String key, String subject, Long item, Long location) {
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
        EventKind kind = about instanceof About.Uninstalled ? EventKind.UNINSTALLED : EventKind.LOCATIONS_CHANGED;
        return new HintedWork(kind, JobKind.IMPORT, "all", kind.words(), null, null);
    }
}
