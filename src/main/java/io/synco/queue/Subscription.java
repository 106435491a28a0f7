package io.synco.queue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One connection with one channel with one consumer. When one of them ends, all end; when a second one appears, too: the connector
 * opens it by itself on what is half lost, and without the prefetch.
 */
final class Subscription {
    private static final int CLOSE_MILLIS = 2000;

    private final CompletableFuture<String> end = new CompletableFuture<>();
    private Connection connection;
    private boolean open;
    private boolean consumed;
    private boolean ending;

    /** Once, with the reason, when nothing of it is left at the broker. */
    void whenEnded(Consumer<String> then) {
        end.thenAccept(then);
    }

    /** Whether it is served, and a delivery can be acknowledged. */
    synchronized boolean consuming() {
        return consumed && !ending;
    }

    /** Whether it ever was. */
    synchronized boolean consumed() {
        return consumed;
    }

    /** Connected, but the broker has not begun to serve the queue. */
    synchronized boolean waiting() {
        return open && !consumed && !ending;
    }

    void connected(Connection made) {
        if (isFirst(made)) {
            made.addShutdownListener(this::end);
        } else {
            made.abort(CLOSE_MILLIS);
        }
    }

    void opened(Channel made) {
        made.addShutdownListener(this::end);
        if (!isFirstChannel()) {
            end("its channel was closed and another one opened");
        }
    }

    void consumes() {
        if (!isFirstConsumer()) {
            end("it was subscribed twice");
        }
    }

    /** Its connection ends first, so that nothing waits for an answer there any more; the first reason counts. */
    void end(String why) {
        if (isFirstEnd()) {
            Infrastructure.getDefaultWorkerPool().execute(() -> {
                abort();
                end.complete(why);
            });
        }
    }

    /** Nothing is acknowledged any more, and the connector has some time to end it properly. */
    void endLater() {
        if (isFirstEnd()) {
            CompletableFuture.delayedExecutor(CLOSE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::abort);
        }
    }

    private void end(ShutdownSignalException cause) {
        end(String.valueOf(cause.getMessage()));
    }

    private synchronized boolean isFirst(Connection made) {
        boolean first = connection == null && !ending;
        if (first) {
            connection = made;
        }
        return first;
    }

    private synchronized boolean isFirstChannel() {
        boolean first = !open;
        open = true;
        return first;
    }

    private synchronized boolean isFirstConsumer() {
        boolean first = !consumed;
        consumed = true;
        return first;
    }

    private synchronized boolean isFirstEnd() {
        boolean first = !ending;
        ending = true;
        return first;
    }

    private void abort() {
        Connection closing;
        synchronized (this) {
            closing = connection;
        }
        if (closing != null) {
            closing.abort(CLOSE_MILLIS);
        }
    }
}
