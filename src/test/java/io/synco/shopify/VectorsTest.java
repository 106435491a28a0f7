package io.synco.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which test runs which group of vectors; a group that nobody runs fails here. */
class VectorsTest {
    private static final Path TESTS = Path.of("src/test/java/io/synco/shopify");

    private static final Map<String, String> RUN_BY = Map.of(
            "oauthCallbackHmac", "oauth/InstallationTest.java",
            "authorizeRedirect", "oauth/InstallationTest.java",
            "hostParam", "oauth/InstallationTest.java",
            "docsExample", "oauth/InstallationTest.java",
            "tokenEndpointRequests", "oauth/TokenRequestsTest.java",
            "webhookHmac", "webhook/IntakeTest.java",
            "sessionToken", "SessionTokensTest.java",
            "shopDomain", "SessionTokensTest.java",
            "shopDomainOwnRule", "SessionTokensTest.java");

    /** Storefronts call no route of ours, so nothing takes an app proxy's signature; and the file's own heading. */
    private static final Set<String> NOT_OURS = Set.of("appProxySignature", "_about");

    @Test
    void every_group_of_vectors_is_run() {
        Set<String> groups = new HashSet<>();
        TestConfig.VECTORS.fieldNames().forEachRemaining(groups::add);
        groups.removeAll(NOT_OURS);

        assertThat(RUN_BY.keySet()).isEqualTo(groups);
        RUN_BY.forEach((group, test) ->
                assertThat(TESTS.resolve(test)).content().as(test).containsPattern("\"/?" + group + "[\"/]"));
        assertThat(Files.exists(Path.of("src/main/java/io/synco/shopify/proxy")))
                .isFalse();
    }
}
