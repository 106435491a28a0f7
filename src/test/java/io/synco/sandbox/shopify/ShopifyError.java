package io.synco.sandbox.shopify;

/** A top-level GraphQL error: the message and {@code extensions.code} that Shopify answers with. */
final class ShopifyError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;

    ShopifyError(String message, String code) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }

    static ShopifyError notImplemented(String what) {
        return new ShopifyError(
                "The Shopify double does not implement " + what + "; extend io.synco.sandbox.shopify or ask for less.",
                "SANDBOX_NOT_IMPLEMENTED");
    }
}
