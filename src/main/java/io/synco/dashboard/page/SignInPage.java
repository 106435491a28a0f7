package io.synco.dashboard.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.SignIn;
import io.synco.dashboard.auth.SignIn.Result;
import io.synco.dashboard.auth.Visit;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** In and out of the stand-alone page. */
@Path("/app")
@Produces(MediaType.TEXT_HTML)
public class SignInPage {
    private static final URI PAGE = URI.create("/app");

    private final Visit visit;
    private final SignIn signIn;
    private final Assets assets;
    private final Words words;

    SignInPage(Visit visit, SignIn signIn, Assets assets, Words words) {
        this.visit = visit;
        this.signIn = signIn;
        this.assets = assets;
        this.words = words;
    }

    @POST
    @Path("/sign-in")
    public Uni<RestResponse<TemplateInstance>> in(@RestForm String token) {
        return signIn.with(visit.context(), token == null ? "" : token.strip()).map(this::answer);
    }

    @POST
    @Path("/sign-out")
    public RestResponse<TemplateInstance> out() {
        signIn.out(visit.context());
        return RestResponse.seeOther(PAGE);
    }

    private RestResponse<TemplateInstance> answer(Result result) {
        return switch (result) {
            case DONE -> RestResponse.seeOther(PAGE);
            case WRONG_TOKEN -> again(Status.UNAUTHORIZED, words.wrongToken());
            case FOREIGN -> again(Status.FORBIDDEN, words.foreignForm());
            case NOT_ENCRYPTED -> again(Status.FORBIDDEN, words.notEncrypted());
        };
    }

    private RestResponse<TemplateInstance> again(Status status, String error) {
        return RestResponse.status(
                status, Pages.signIn(new Pages.Frame(Optional.empty(), "", assets), Optional.of(error)));
    }
}
