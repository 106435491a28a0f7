package io.synco.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ShopId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token opens its own shop, until it ends or is revoked, and is not stored. */
class ApiTokensTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static FreshDatabase database;
    private static ApiTokens tokens;

    @BeforeAll
    static void start() {
        database = new FreshDatabase();
        tokens = new ApiTokens(new TenantTransaction(database.app()));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_token_is_known_by_its_shop_and_label() {
        ShopId shop = database.shop();

        String token = database.await(tokens.create(shop, "demo", DAY));

        assertThat(token).matches("synco_" + shop + "_[A-Za-z0-9_-]{43}");
        ApiTokens.ApiToken known = verify(token).orElseThrow();
        assertThat(known.shop()).isEqualTo(shop);
        assertThat(known.label()).isEqualTo("demo");
    }

    @Test
    void an_expired_token_is_unknown() {
        String token = database.await(tokens.create(database.shop(), "old", Duration.ZERO));

        assertThat(verify(token)).isEmpty();
    }

    @Test
    void a_revoked_token_is_unknown_and_the_shops_others_are_not() {
        ShopId shop = database.shop();
        String revoked = database.await(tokens.create(shop, "a", DAY));
        String kept = database.await(tokens.create(shop, "b", DAY));

        database.await(tokens.revoke(shop, verify(revoked).orElseThrow().tokenId()));

        assertThat(verify(revoked)).isEmpty();
        assertThat(verify(kept)).isPresent();
    }

    @Test
    void another_shop_can_neither_use_nor_revoke_it() {
        ShopId shop = database.shop();
        ShopId other = database.shop();
        String token = database.await(tokens.create(shop, "mine", DAY));

        assertThat(verify(token.replace("synco_" + shop + "_", "synco_" + other + "_")))
                .isEmpty();
        database.await(tokens.revoke(other, verify(token).orElseThrow().tokenId()));
        assertThat(verify(token)).isPresent();
    }

    @Test
    void the_table_holds_a_hash_only() {
        ShopId shop = database.shop();
        String token = database.await(tokens.create(shop, "demo", DAY));

        String row = database.sql("select t::text from api_token t where shop_id = $1", shop.value())
                .iterator()
                .next()
                .getString(0);

        assertThat(row).doesNotContain(token.substring(token.lastIndexOf('_') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "synco_",
                "synco_1_",
                "synco_0_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "eyJhbGciOiJIUzI1NiJ9.e30.x",
                "synco_99999999999999999999_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "synco_1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'"
            })
    void what_has_not_the_form_of_a_token_is_unknown(String text) {
        assertThat(verify(text)).isEmpty();
    }

    private static Optional<ApiTokens.ApiToken> verify(String token) {
        return database.await(tokens.verify(token));
    }
}
