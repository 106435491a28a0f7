package io.synco.dashboard.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The bare address leads to the page, with all that Shopify's admin put into it: shop, host, id_token. */
@Path("/")
public class RootPage {
    @GET
    public Response root(UriInfo uri) {
        return Response.seeOther(uri.getRequestUriBuilder().replacePath("/app").build())
                .build();
    }
}
