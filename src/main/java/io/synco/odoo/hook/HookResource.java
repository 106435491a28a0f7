package io.synco.odoo.hook;

import io.smallrye.common.annotation.NonBlocking;
import io.synco.tenant.HookKey;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where Odoo calls, within the transaction of the person who works there, who waits meanwhile: so the answer comes at once and says
 * nothing, neither to Odoo nor to somebody who tries addresses. What is sent is not read.
 */
@Path("/hooks/odoo")
@PermitAll
public class HookResource {
    private final HookCalls calls;

    HookResource(HookCalls calls) {
        this.calls = calls;
    }

    @POST
    @Path("/{key}")
    @NonBlocking
    @Consumes(MediaType.WILDCARD)
    public Response called(@RestPath String key) {
        Optional<HookKey> parsed = HookKey.parse(key);
        parsed.ifPresent(calls::heard);
        return Response.status(parsed.isPresent() ? Response.Status.NO_CONTENT : Response.Status.NOT_FOUND)
                .build();
    }
}
