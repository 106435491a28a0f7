package io.synco.functional;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Fixes the application's and the Shopify double's ports before either starts, because each must know the other's address. */
public final class Ports implements QuarkusTestResourceLifecycleManager {
    static final String BASE_URL = "synco.shopify.base-url";
    static final String SMALL_PLAN = "small";
    static final String SHOPIFY_PORT = "synco.test.shopify-port";

    @Override
    public Map<String, String> start() {
        int app = free();
        int shopify = free();
        System.setProperty(SHOPIFY_PORT, Integer.toString(shopify));
        return Map.of(
                "quarkus.http.test-port",
                Integer.toString(app),
                "SYNCO_PUBLIC_URL",
                "http://127.0.0.1:" + app,
                "synco.plan.links-max." + SMALL_PLAN,
                "2",
                "synco.life.erasure-wait",
                "1s",
                "synco.shopify.embedded",
                "false",
                BASE_URL,
                "http://127.0.0.1:" + shopify + "/{shop}",
                "synco.worker.odoo-poll-every",
                "300ms");
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(SHOPIFY_PORT);
    }
}
