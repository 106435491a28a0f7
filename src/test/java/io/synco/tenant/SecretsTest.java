package io.synco.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Credentials lie sealed, and open for their own shop and name only. */
class SecretsTest {
    private static final byte[] PLAIN = "shpat_0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final String NAME = "shopify.access-token";

    private static FreshDatabase database;

    @BeforeAll
    static void start() {
        database = new FreshDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void what_was_put_comes_back_with_its_expiry() {
        ShopId shop = database.shop();
        Instant end = Instant.parse("2031-01-01T00:00:00Z");

        put(shop, NAME, PLAIN, Optional.of(end));

        assertThat(get(shop, NAME)).contains(new Secrets.Secret(PLAIN, Optional.of(end)));
        assertThat(get(shop, "odoo.api-key")).isEmpty();
    }

    @Test
    void a_second_value_replaces_the_first_and_a_removed_one_is_gone() {
        ShopId shop = database.shop();
        put(shop, NAME, PLAIN, Optional.empty());

        put(shop, NAME, new byte[] {1}, Optional.empty());
        assertThat(get(shop, NAME).orElseThrow().plain()).containsExactly(1);

        database.await(secrets(1).remove(shop, NAME));
        assertThat(get(shop, NAME)).isEmpty();
    }

    @Test
    void the_row_does_not_show_what_it_holds() {
        ShopId shop = database.shop();
        put(shop, NAME, PLAIN, Optional.empty());

        byte[] sealed = sealed(shop, NAME);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("shpat");
        put(shop, NAME, PLAIN, Optional.empty());
        assertThat(sealed(shop, NAME)).as("the same value, sealed again").isNotEqualTo(sealed);
    }

    @Test
    void a_row_that_was_copied_to_another_name_does_not_open() {
        ShopId shop = database.shop();
        put(shop, NAME, PLAIN, Optional.empty());

        database.sql(
                "insert into secret select shop_id, 'odoo.api-key', key_no, sealed from secret where shop_id = $1",
                shop.value());

        assertThatThrownBy(() -> get(shop, "odoo.api-key"))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("odoo.api-key");
    }

    @Test
    void a_row_that_was_copied_to_another_shop_does_not_open_even_with_its_data_key() {
        ShopId victim = database.shop();
        ShopId thief = database.shop();
        put(victim, NAME, PLAIN, Optional.empty());

        database.sql(
                "insert into data_key select $2, key_no, wrapped from data_key where shop_id = $1",
                victim.value(),
                thief.value());
        database.sql(
                "insert into secret select $2, name, key_no, sealed from secret where shop_id = $1",
                victim.value(),
                thief.value());

        assertThatThrownBy(() -> get(thief, NAME)).isInstanceOf(SealBroken.class);
    }

    @Test
    void another_master_key_opens_nothing_and_says_what_to_do() {
        ShopId shop = database.shop();
        put(shop, NAME, PLAIN, Optional.empty());

        assertThatThrownBy(() -> database.await(secrets(2).get(shop, NAME)))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("SYNCO_MASTER_KEY");
    }

    @Test
    void a_shredded_data_key_takes_the_shops_secrets_along_and_the_next_one_gets_a_new_key() {
        ShopId shop = database.shop();
        put(shop, NAME, PLAIN, Optional.empty());

        database.sql("update data_key set wrapped = null, shredded_at = now() where shop_id = $1", shop.value());
        assertThat(get(shop, NAME)).isEmpty();

        put(shop, NAME, PLAIN, Optional.empty());
        assertThat(get(shop, NAME)).isPresent();
        assertThat(database.sql("select from data_key where shop_id = $1", shop.value())
                        .size())
                .isEqualTo(2);
    }

    @Test
    void two_first_secrets_at_once_share_one_data_key() {
        ShopId shop = database.shop();
        Secrets secrets = secrets(1);

        database.await(Uni.join()
                .all(secrets.put(shop, "a", PLAIN, Optional.empty()), secrets.put(shop, "b", PLAIN, Optional.empty()))
                .andFailFast());

        assertThat(get(shop, "a")).isPresent();
        assertThat(get(shop, "b")).isPresent();
        assertThat(database.sql("select from data_key where shop_id = $1", shop.value())
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_missing_or_misshapen_master_key_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> new MasterKey(""))
                .hasMessageContaining("There is no master key")
                .hasMessageContaining("openssl");
        assertThatThrownBy(() -> new MasterKey("not base64!")).hasMessageContaining("not base64");
        assertThatThrownBy(() -> new MasterKey("AAAA")).hasMessageContaining("3 bytes");
    }

    private static Secrets secrets(int masterKey) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) masterKey);
        MasterKey master = new MasterKey(Base64.getEncoder().encodeToString(key));
        return new Secrets(new TenantTransaction(database.app()), new DataKeys(master));
    }

    private static void put(ShopId shop, String name, byte[] plain, Optional<Instant> end) {
        database.await(secrets(1).put(shop, name, plain, end));
    }

    private static Optional<Secrets.Secret> get(ShopId shop, String name) {
        return database.await(secrets(1).get(shop, name));
    }

    private static byte[] sealed(ShopId shop, String name) {
        return database.sql("select sealed from secret where shop_id = $1 and name = $2", shop.value(), name)
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
    }
}
