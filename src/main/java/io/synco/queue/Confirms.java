package io.synco.queue;

import com.rabbitmq.client.ConfirmListener;
import io.synco.kernel.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** The bells of one channel that the broker has not confirmed yet. Each hears exactly one end, the channel's at the latest. */
final class Confirms implements ConfirmListener {
    private record Waiting(Consumer<Sent> end, long sinceNanos) {}

    private final ConcurrentNavigableMap<Long, Waiting> waiting = new ConcurrentSkipListMap<>();
    private final Time time;

    Confirms(Time time) {
        this.time = time;
    }

    /** Before the publish: the confirm may be there before publish returns. */
    void expect(long number, Consumer<Sent> end) {
        waiting.put(number, new Waiting(end, time.nanos()));
    }

    int size() {
        return waiting.size();
    }

    /** How long the oldest has waited. */
    Duration age() {
        var oldest = waiting.firstEntry();
        return oldest == null
                ? Duration.ZERO
                : Duration.ofNanos(time.nanos() - oldest.getValue().sinceNanos());
    }

    @Override
    public void handleAck(long number, boolean multiple) {
        end(number, multiple, Sent.CONFIRMED);
    }

    @Override
    public void handleNack(long number, boolean multiple) {
        end(number, multiple, Sent.LOST);
    }

    /** At the channel's end nothing more will be confirmed. */
    void lost() {
        end(Long.MAX_VALUE, true, Sent.LOST);
    }

    private void end(long number, boolean multiple, Sent how) {
        List<Long> numbers =
                multiple ? new ArrayList<>(waiting.headMap(number, true).keySet()) : List.of(number);
        for (Long each : numbers) {
            Waiting one = waiting.remove(each);
            if (one != null) {
                one.end().accept(how);
            }
        }
    }
}
