package io.synco.queue;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import org.jboss.logging.Logger;

/**
 * One connection that comes back for ever, whether the broker was lost or away from the start. Everything that is new with a connection
 * (topology, channels, subscriptions) is made by {@code fitting}, each time alike: nothing is carried over, so nothing of an old
 * connection can be acknowledged on a new one. All of it runs on one thread of its own; a channel is not for two.
 */
final class BrokerLink {
    private static final Logger LOG = Logger.getLogger(BrokerLink.class);
    private static final int CLOSE_MILLIS = 2000;

    interface Fitting {
        void fit(Connection connection) throws IOException;
    }

    private final String name;
    private final ConnectionFactory factory;
    private final Fitting fitting;
    private final Duration every;
    private final DoubleSupplier chance;
    private final ScheduledThreadPoolExecutor thread;
    private volatile Connection connection;
    private volatile boolean fitted;
    private volatile boolean closed;
    private String lastWords = "";

    BrokerLink(String name, ConnectionFactory factory, Duration every, DoubleSupplier chance, Fitting fitting) {
        this.name = name;
        this.factory = factory;
        this.every = every;
        this.chance = chance;
        this.fitting = fitting;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "synco-" + name);
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Returns at once: the application serves whether the broker is there or not. */
    void start() {
        run(this::connect);
    }

    boolean open() {
        return fitted;
    }

    /** On the link's own thread; false when the link is closed for good. */
    boolean run(Runnable task) {
        try {
            thread.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** The connection cannot be trusted any more: a new one is made. */
    void drop(String why) {
        Connection current = connection;
        if (current != null && current.isOpen()) {
            LOG.warnf("event=broker-dropped link=%s why=\"%s\"", name, why);
            current.abort(CLOSE_MILLIS);
        }
    }

    void close() {
        closed = true;
        fitted = false;
        thread.shutdown();
        Connection current = connection;
        if (current != null) {
            current.abort(CLOSE_MILLIS);
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        Connection made;
        try {
            made = factory.newConnection("synco " + name);
        } catch (IOException | TimeoutException | RuntimeException e) {
            away(e);
            again();
            return;
        }
        connection = made;
        made.addShutdownListener(cause -> lost(made));
        try {
            fitting.fit(made);
            fitted = made.isOpen();
            lastWords = "";
            LOG.infof("event=broker-connected link=%s", name);
        } catch (IOException | RuntimeException e) {
            away(e);
            made.abort(CLOSE_MILLIS);
        }
        if (closed) {
            made.abort(CLOSE_MILLIS);
        }
    }

    private void lost(Connection which) {
        if (which == connection) {
            fitted = false;
            again();
        }
    }

    private void again() {
        if (!closed) {
            long millis = (long) (every.toMillis() * (0.5 + chance.getAsDouble()));
            try {
                thread.schedule(this::connect, millis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debugf(e, "event=broker-link-closed link=%s", name);
            }
        }
    }

    /** Said once for each cause, not at each attempt. */
    private void away(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String words = String.valueOf(cause.getMessage());
        if (!words.equals(lastWords)) {
            lastWords = words;
            LOG.warnf(
                    "event=broker-away link=%s why=\"%s\"; webhooks are accepted, work waits in PostgreSQL, and this is tried every %s."
                            + " If it speaks of inequivalent arguments, delete the named queue or exchange: it holds no work",
                    name, words, every);
        }
    }
}
