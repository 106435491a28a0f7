package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.dashboard.auth.Visitor;
import io.synco.dashboard.auth.Visitor.Proof;
import io.synco.tenant.ApiTokens;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tokens")
@Tag(name = "Shop")
public class TokensResource {
    private final Visit visit;
    private final ApiTokens tokens;

    TokensResource(Visit visit, ApiTokens tokens) {
        this.visit = visit;
        this.tokens = tokens;
    }

    @DELETE
    @Path("/current")
    @Operation(summary = "Revoke the API token that this call is made with")
    @APIResponse(responseCode = "204", description = "It is not valid any more")
    @APIResponse(responseCode = "409", description = "The call was made with a session token, which ends by itself")
    public Uni<Void> revoke() {
        Visitor visitor = visit.visitor()
                .orElseThrow(() -> new IllegalStateException("A visitor without proof passed the gate of the API."));
        if (visitor.proof() instanceof Proof.ApiToken token) {
            return tokens.revoke(visitor.caller().shop(), token.tokenId());
        }
        throw Refusal.conflict("A session token cannot be revoked.", "It ends by itself within a minute.");
    }
}
