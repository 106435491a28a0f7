package io.synco.tenant;

/** Secrets of a database of one's own. */
public final class FreshSecrets {
    private FreshSecrets() {}

    public static Secrets of(FreshDatabase database) {
        MasterKey master = new MasterKey(database.settings().get("SYNCO_MASTER_KEY"));
        return new Secrets(database.transaction(), new DataKeys(master));
    }
}
