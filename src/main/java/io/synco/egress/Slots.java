package io.synco.egress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many calls may be open to a host at once; who comes later waits its turn. Thread-safe; forgets hosts that nobody calls. */
final class Slots {
    private final Map<String, Host> hosts = new HashMap<>();

    /** A place at a host, taken or waited for. {@code taken} runs at once or later, on the thread of whoever gave the place back. */
    Slot take(String host, int max, Runnable taken) {
        Slot slot = new Slot(host, taken);
        boolean now;
        synchronized (this) {
            Host entry = hosts.computeIfAbsent(host, h -> new Host());
            now = entry.used < max;
            if (now) {
                slot.held = true;
                entry.used++;
            } else {
                entry.waiting.add(slot);
            }
        }
        if (now) {
            taken.run();
        }
        return slot;
    }

    synchronized int hosts() {
        return hosts.size();
    }

    private static final class Host {
        private int used;
        private final Deque<Slot> waiting = new ArrayDeque<>();
    }

    final class Slot {
        private final String host;
        private final Runnable taken;
        private boolean held;
        private boolean over;

        private Slot(String host, Runnable taken) {
            this.host = host;
            this.taken = taken;
        }

        /** Gives the place back, or stops waiting for it; a second time does nothing. */
        void release() {
            Slot next = null;
            synchronized (Slots.this) {
                if (over) {
                    return;
                }
                over = true;
                Host entry = hosts.get(host);
                if (held) {
                    next = entry.waiting.poll();
                    entry.used += next == null ? -1 : 0;
                } else {
                    entry.waiting.remove(this);
                }
                if (next != null) {
                    next.held = true;
                }
                if (entry.used == 0) {
                    hosts.remove(host);
                }
            }
            if (next != null) {
                next.taken.run();
            }
        }
    }
}
