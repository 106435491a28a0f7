package io.synco.infra;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A server of ours as a process: started until it is ready, killed, started again; its log is kept in one file. */
public final class ServerProcess implements AutoCloseable {
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Thread atExit = new Thread(this::kill);
    private Process process;

    /** Nothing runs yet. What it prints is appended to the log, a file under target/ or .synco/. */
    public ServerProcess(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Returns once {@code ready} says so; fails at once if the process ends before, and shows the end of its log. */
    public void start(Callable<Boolean> ready, Duration limit) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name + ": " + e.getMessage(), e);
        }
        awaitReady(ready, limit);
    }

    private void awaitReady(Callable<Boolean> ready, Duration limit) {
        try {
            Awaitility.await(name)
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> !process.isAlive() || ready.call());
        } catch (ConditionTimeoutException e) {
            kill();
            throw new IllegalStateException(name + " was not ready within " + limit + ". " + endOfLog(), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    name + " ended with " + process.exitValue() + " while starting. " + endOfLog());
        }
    }

    /** SIGKILL: it gets no chance to tidy up. Returns when it is gone. */
    public void kill() {
        end(process == null ? null : process.destroyForcibly());
    }

    /** SIGTERM, and SIGKILL after 30 s. */
    public void stop() {
        if (process != null) {
            process.destroy();
            end(process);
        }
    }

    private void end(Process ending) {
        try {
            if (ending != null && !ending.waitFor(30, TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    /** From here on it outlives this JVM; the caller sees to its end. */
    public void release() {
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    @Override
    public void close() {
        stop();
        release();
    }

    private String endOfLog() {
        try {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            return "Its log (" + log + ") ends:\n" + text.substring(Math.max(0, text.length() - 3000));
        } catch (IOException e) {
            return "Its log " + log + " cannot be read.";
        }
    }
}
