package io.synco.sandbox;

import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.shopify.AppCredentials;
import io.synco.sandbox.shopify.ShopifySandbox;
import java.util.concurrent.CountDownLatch;

/**
 * The doubles as a process of their own (a Shopify and an Odoo). Ports from SYNCO_SANDBOX_SHOPIFY_PORT, SYNCO_SANDBOX_ODOO_PORT and SYNCO_SANDBOX_ODOO_CONTROL_PORT (0: any free one); the app's client id
 * and secret from SYNCO_SHOPIFY_CLIENT_ID and SYNCO_SHOPIFY_CLIENT_SECRET. Prints one line for each server, then
 * {@code ready}, and runs until it is told to end.
 */
public final class SandboxMain {
    private SandboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        AppCredentials app = new AppCredentials(
                setting("SYNCO_SHOPIFY_CLIENT_ID", AppCredentials.DEFAULT.clientId()),
                setting("SYNCO_SHOPIFY_CLIENT_SECRET", AppCredentials.DEFAULT.clientSecret()));
        int port = Integer.parseInt(setting("SYNCO_SANDBOX_SHOPIFY_PORT", "0"));
        ShopifySandbox shopify = ShopifySandbox.start(port, app);
        Runtime.getRuntime().addShutdownHook(new Thread(shopify::close));
        OdooSandbox odoo = OdooSandbox.start(
                Integer.parseInt(setting("SYNCO_SANDBOX_ODOO_PORT", "0")),
                Integer.parseInt(setting("SYNCO_SANDBOX_ODOO_CONTROL_PORT", "0")),
                OdooOptions.defaults());
        Runtime.getRuntime().addShutdownHook(new Thread(odoo::close));
        System.out.println("shopify " + shopify.baseUrlPattern());
        System.out.println("odoo " + odoo.url() + " control " + odoo.controlPort());
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
