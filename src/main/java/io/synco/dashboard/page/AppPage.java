package io.synco.dashboard.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.AppBridge;
import io.synco.dashboard.auth.Visit;
import io.synco.dashboard.auth.Visitor;
import io.synco.dashboard.auth.Visitor.Proof;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The page as a document: the whole of it for a visitor, the way in for a stranger. */
@Path("/app")
@Produces(MediaType.TEXT_HTML)
public class AppPage {
    private final Visit visit;
    private final GlanceReader reader;
    private final AppBridge bridge;
    private final Assets assets;
    private final Words words;

    AppPage(Visit visit, GlanceReader reader, AppBridge bridge, Assets assets, Words words) {
        this.visit = visit;
        this.reader = reader;
        this.bridge = bridge;
        this.assets = assets;
        this.words = words;
    }

    @GET
    public Uni<RestResponse<TemplateInstance>> app(
            @RestQuery String show, @RestQuery String after, @RestQuery String shop) {
        return visit.visitor()
                .map(visitor -> whole(visitor, Looks.of(show, after)))
                .orElseGet(() -> Uni.createFrom().item(wayIn(AppBridge.shopNamed(shop))));
    }

    private Uni<RestResponse<TemplateInstance>> whole(Visitor visitor, Looks looks) {
        boolean standAlone = visitor.proof() instanceof Proof.ApiToken;
        return reader.read(visitor.caller().shop(), looks)
                .map(glance -> Pages.app(
                        glance.view(words, standAlone, Optional.empty()), standAlone ? ownFrame() : shopifyFrame()))
                .map(RestResponse::ok);
    }

    private RestResponse<TemplateInstance> wayIn(Optional<String> shop) {
        return shop.map(domain -> RestResponse.ok(Pages.bounce(shopifyFrame(), domain)))
                .orElseGet(() -> RestResponse.status(
                        RestResponse.Status.UNAUTHORIZED, Pages.signIn(ownFrame(), Optional.empty())));
    }

    private Pages.Frame ownFrame() {
        return new Pages.Frame(Optional.empty(), "", assets);
    }

    private Pages.Frame shopifyFrame() {
        return new Pages.Frame(Optional.of(bridge.url()), bridge.clientId(), assets);
    }
}
