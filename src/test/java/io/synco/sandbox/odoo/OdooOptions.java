package io.synco.sandbox.odoo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/**
 * How a double is set up.
 *
 * @param release the version of Odoo
 * @param administrator false: the user may not read system parameters, as most integration users
 * @param manufacturing the app is installed
 * @param clock where transactions get their start from
 */
public record OdooOptions(
        Release release,
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
        return of(Release.V17);
    }

    public static OdooOptions of(Release release) {
        return new OdooOptions(
                release,
                "demo" + release.number(),
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
        return new OdooOptions(
                release, name, login, password, apiKey, id, company, administrator, manufacturing, clock);
    }

    public OdooOptions withLogin(String name, String secret, String key) {
        return new OdooOptions(
                release, database, name, secret, key, uuid, company, administrator, manufacturing, clock);
    }

    public OdooOptions withUuid(String id) {
        return new OdooOptions(
                release, database, login, password, apiKey, id, company, administrator, manufacturing, clock);
    }

    public OdooOptions withOrdinaryUser() {
        return new OdooOptions(release, database, login, password, apiKey, uuid, company, false, manufacturing, clock);
    }

    public OdooOptions withoutManufacturing() {
        return new OdooOptions(release, database, login, password, apiKey, uuid, company, administrator, false, clock);
    }

    /** The same database as another version of Odoo holds it. */
    public OdooOptions withRelease(Release other) {
        return new OdooOptions(
                other, database, login, password, apiKey, uuid, company, administrator, manufacturing, clock);
    }

    public OdooOptions withClock(Clock other) {
        return new OdooOptions(
                release, database, login, password, apiKey, uuid, company, administrator, manufacturing, other);
    }
}
