package io.synco.sandbox.odoo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/**
 * How a double is set up.
 *
 * @param administrator false: the user may not read system parameters, as most integration users
 * @param manufacturing the app is installed
 * @param clock where transactions get their start from
 */
public record OdooOptions(
        String database,
        String login,
        String password,
        String apiKey,
        String uuid,
        String company,
        boolean administrator,
        boolean manufacturing,
        Clock clock) {

    public static OdooOptions defaults() {
        return new OdooOptions(
                "demo17",
                "admin",
                "admin",
                "0123456789abcdef0123456789abcdef01234567",
                "7f2c1a60-5b1e-11f0-9a3e-0242ac120002",
                "My Company",
                true,
                true,
                Clock.systemUTC());
    }

    /** Another database is another {@code database.uuid} too. */
    public OdooOptions withDatabase(String name) {
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return new OdooOptions(name, login, password, apiKey, id, company, administrator, manufacturing, clock);
    }

    public OdooOptions withLogin(String name, String secret, String key) {
        return new OdooOptions(database, name, secret, key, uuid, company, administrator, manufacturing, clock);
    }

    public OdooOptions withUuid(String id) {
        return new OdooOptions(database, login, password, apiKey, id, company, administrator, manufacturing, clock);
    }

    public OdooOptions withOrdinaryUser() {
        return new OdooOptions(database, login, password, apiKey, uuid, company, false, manufacturing, clock);
    }

    public OdooOptions withoutManufacturing() {
        return new OdooOptions(database, login, password, apiKey, uuid, company, administrator, false, clock);
    }

    public OdooOptions withClock(Clock other) {
        return new OdooOptions(database, login, password, apiKey, uuid, company, administrator, manufacturing, other);
    }
}
