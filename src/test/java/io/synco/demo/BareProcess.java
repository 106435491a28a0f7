package io.synco.demo;

import io.synco.infra.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@link BareHandler} in a JVM as large as the application's, from start to end. */
final class BareProcess implements AutoCloseable {
    private final Process process;
    private final URI address;

    private BareProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static BareProcess start() {
        int port = FreePort.next();
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BareHandler.class.getName(),
                            Integer.toString(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BareProcess bare = new BareProcess(process, URI.create("http://127.0.0.1:" + port + "/"));
            bare.awaitReady();
            return bare;
        } catch (IOException failure) {
            throw new DemoFailed("The bare handler could not be started: " + failure);
        }
    }

    private void awaitReady() throws IOException {
        // The process ends by itself when it cannot start; then there is an end instead of a line.
        BufferedReader lines =
                new BufferedReader(new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(lines.readLine())) {
            close();
            throw new DemoFailed("The bare handler did not start; what it printed stands above");
        }
    }

    URI address() {
        return address;
    }

    long rows() {
        return Long.parseLong(new Http(address.toString(), null).send("GET", "", null));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            process.destroyForcibly();
        } catch (InterruptedException failure) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
