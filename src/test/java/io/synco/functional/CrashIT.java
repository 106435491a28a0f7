package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.infra.AppProcess;
import io.synco.infra.FreshInstallation;
import io.synco.infra.RabbitNode;
import io.synco.sandbox.shopify.AppCredentials;
import io.synco.sandbox.shopify.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The broker and the application are killed in the middle of a burst: nothing is lost, nothing is doubled. */
class CrashIT {
    private static final int ORDERS = 20;

    private static FreshInstallation installation;
    private static RabbitNode broker;
    private static AppProcess app;
    private static Map<String, String> settings;

    @BeforeAll
    static void start() {
        installation = FreshInstallation.create();
        broker = RabbitNode.start();
        settings = new HashMap<>(installation.settings());
        settings.putAll(broker.settings());
        settings.put("SYNCO_SHOPIFY_EMBEDDED", "false");
        settings.put("SYNCO_SHOPIFY_BASE_URL", new Ports().start().get(Ports.BASE_URL));
        settings.put("SYNCO_WORKER_ODOO_POLL_EVERY", "300ms");
        app = AppProcess.packaged(settings).start();
    }

    @AfterAll
    static void stop() {
        app.close();
        broker.close();
        installation.close();
    }

    @Test
    void the_application_killed_in_a_burst_goes_on_where_it_was() {
        burst(() -> {
            app.kill();
            app.start();
        });
    }

    @Test
    void the_broker_killed_in_a_burst_loses_nothing() {
        burst(() -> {
            broker.kill();
            broker.startAgain();
        });
    }

    /** Orders on one side and receipts on the other, with something killed in between. */
    private static void burst(Runnable disaster) {
        String address = app.url().toString().replaceAll("/$", "");
        try (Merchant shop =
                Merchant.at(address, credentials()).product("MUG", 100, 50).product("CUP", 100, 50)) {
            shop.live(CrashIT::token);
            List<Order> orders = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                orders.add(shop.shopify()
                        .order()
                        .line("MUG", 1, BERLIN)
                        .line("CUP", 2, HAMBURG)
                        .place());
                shop.odoo().receives(1, "MUG", WH2);
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isPositive());

            disaster.run();

            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(ORDERS);
                assertThat(shop.odoo().reserved("CUP", WH2)).isEqualTo(2 * ORDERS);
                assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(50 + ORDERS);
            });
            shop.settles();
            orders.forEach(
                    order -> assertThat(shop.odoo().ordersOf(order.name())).hasSize(2));
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(100);
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(100 - ORDERS);
            assertThat(shop.jobs("flagged")).isEmpty();
            shop.isInStep();
        }
    }

    private static AppCredentials credentials() {
        return new AppCredentials(settings.get("SYNCO_SHOPIFY_CLIENT_ID"), settings.get("SYNCO_SHOPIFY_CLIENT_SECRET"));
    }

    private static String token(String domain) {
        return CommandLine.token(settings, domain);
    }
}
