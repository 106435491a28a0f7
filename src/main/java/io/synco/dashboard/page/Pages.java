package io.synco.dashboard.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;

/** The templates in ui-templates/, checked against these types when the application is built. */
@CheckedTemplate(basePath = "page")
final class Pages {
    private Pages() {}

    /** The whole page. */
    static native TemplateInstance app(PageView view, Frame frame);

    /** What the live update replaces. */
    static native TemplateInstance live(PageView view);

    static native TemplateInstance signIn(Frame frame, Optional<String> error);

    /** Fetches a session token with Shopify's script and opens the page again. */
    static native TemplateInstance bounce(Frame frame, String shop);

    /** @param bridgeUrl Shopify's script; empty outside its admin */
    record Frame(Optional<String> bridgeUrl, String clientId, Assets assets) {}
}
