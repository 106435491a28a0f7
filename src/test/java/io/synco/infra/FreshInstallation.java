package io.synco.infra;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of an application nobody has used yet: a database and queues of its own, fresh keys. Closing removes database and queues,
 * so the application must have ended by then.
 */
public final class FreshInstallation implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Databases databases;
    private final Queues queues;
    private final Map<String, String> settings;

    private FreshInstallation(Databases databases, Queues queues, Map<String, String> settings) {
        this.databases = databases;
        this.queues = queues;
        this.settings = settings;
    }

    public static FreshInstallation create() {
        Infrastructure infrastructure = Infrastructure.find();
        Databases databases = new Databases(infrastructure);
        String prefix = "test-" + HexFormat.of().formatHex(bytes(6));
        Map<String, String> settings = new LinkedHashMap<>(infrastructure.settings());
        settings.put("SYNCO_DB_NAME", databases.createForTest());
        settings.put("SYNCO_QUEUE_PREFIX", prefix);
        settings.put("SYNCO_MASTER_KEY", Base64.getEncoder().encodeToString(bytes(32)));
        settings.put("SYNCO_SHOPIFY_CLIENT_ID", HexFormat.of().formatHex(bytes(16)));
        settings.put("SYNCO_SHOPIFY_CLIENT_SECRET", "shpss_" + HexFormat.of().formatHex(bytes(16)));
        settings.put("SYNCO_EGRESS_ALLOW", "127.0.0.0/8");
        return new FreshInstallation(databases, new Queues(infrastructure, prefix), settings);
    }

    /** By the names of the environment's variables; a copy that the caller may add to. */
    public Map<String, String> settings() {
        return new LinkedHashMap<>(settings);
    }

    @Override
    public void close() {
        databases.drop(settings.get("SYNCO_DB_NAME"));
        queues.delete();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
