package io.synco.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Runs what it is given at once, but what is given meanwhile after that: work that goes on in the answer to its last step does not
 * nest, as it would not where an answer comes over a wire.
 */
final class Trampoline implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (running) {
            return;
        }
        running = true;
        try {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        } finally {
            running = false;
        }
    }
}
