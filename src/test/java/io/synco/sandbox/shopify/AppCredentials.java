package io.synco.sandbox.shopify;

/** The app as the Partner Dashboard would know it. */
public record AppCredentials(String clientId, String clientSecret) {
    /** For whoever does not say otherwise; opens nothing but this double. */
    public static final AppCredentials DEFAULT =
            new AppCredentials("0123456789abcdef0123456789abcdef", "shpss_sandbox_secret_not_real");
}
