package io.synco.dashboard.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.dashboard.auth.Visitor.Proof;
import io.synco.dashboard.page.PageView.Notice;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The part of the page that renews itself, and its buttons, which answer with that part as it is afterwards. */
@Path("/app")
@Produces(MediaType.TEXT_HTML)
public class LivePart {
    private static final String BY_SCRIPT = "X-Synco-Live";

    private final Visit visit;
    private final GlanceReader reader;
    private final Acts acts;
    private final Words words;

    LivePart(Visit visit, GlanceReader reader, Acts acts, Words words) {
        this.visit = visit;
        this.reader = reader;
        this.acts = acts;
        this.words = words;
    }

    @GET
    @Path("/live")
    public Uni<TemplateInstance> live(@RestQuery String show, @RestQuery String after) {
        return part(Looks.of(show, after), Optional.empty());
    }

    @POST
    @Path("/jobs/{id:\\d{1,18}}/retry")
    public Uni<RestResponse<TemplateInstance>> retry(
            @RestPath long id,
            @RestQuery String show,
            @RestQuery String after,
            @RestHeader(BY_SCRIPT) String byScript) {
        return then(acts.retry(visit.caller(), id), Looks.of(show, after), byScript);
    }

    @POST
    @Path("/jobs/{id:\\d{1,18}}/dismiss")
    public Uni<RestResponse<TemplateInstance>> dismiss(
            @RestPath long id,
            @RestForm String reason,
            @RestQuery String show,
            @RestQuery String after,
            @RestHeader(BY_SCRIPT) String byScript) {
        return then(acts.dismiss(visit.caller(), id, reason), Looks.of(show, after), byScript);
    }

    @POST
    @Path("/jobs/retry")
    public Uni<RestResponse<TemplateInstance>> retryAll(
            @RestQuery String show, @RestQuery String after, @RestHeader(BY_SCRIPT) String byScript) {
        return then(acts.retryAll(visit.caller()), Looks.of(show, after), byScript);
    }

    @POST
    @Path("/odoo/hook")
    public Uni<RestResponse<TemplateInstance>> hook(
            @RestQuery String show, @RestQuery String after, @RestHeader(BY_SCRIPT) String byScript) {
        return then(acts.hook(visit.caller()), Looks.of(show, after), byScript);
    }

    @POST
    @Path("/odoo/unhook")
    public Uni<RestResponse<TemplateInstance>> unhook(
            @RestQuery String show, @RestQuery String after, @RestHeader(BY_SCRIPT) String byScript) {
        return then(acts.unhook(visit.caller()), Looks.of(show, after), byScript);
    }

    @POST
    @Path("/odoo/check")
    public Uni<RestResponse<TemplateInstance>> checkOdoo(
            @RestQuery String show, @RestQuery String after, @RestHeader(BY_SCRIPT) String byScript) {
        return then(acts.checkOdoo(visit.caller()), Looks.of(show, after), byScript);
    }

    /** Without our script the browser left the page for the button's address: it goes back to the whole page. */
    private Uni<RestResponse<TemplateInstance>> then(Uni<Notice> act, Looks looks, String byScript) {
        return act.chain(notice -> byScript == null
                ? Uni.createFrom().item(RestResponse.<TemplateInstance>seeOther(URI.create("/app")))
                : part(looks, Optional.of(notice)).map(RestResponse::ok));
    }

    private Uni<TemplateInstance> part(Looks looks, Optional<Notice> notice) {
        Caller caller = visit.caller();
        boolean standAlone = visit.visitor()
                .filter(visitor -> visitor.proof() instanceof Proof.ApiToken)
                .isPresent();
        return reader.read(caller.shop(), looks).map(glance -> Pages.live(glance.view(words, standAlone, notice)));
    }
}
