package io.synco.shopify.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where Shopify calls. Open to all: each delivery proves itself. The bytes are taken as they came, because they are what is signed. */
@Path("/webhooks/shopify")
@PermitAll
public class WebhookResource {
    private final Intake intake;

    WebhookResource(Intake intake) {
        this.intake = intake;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> receive(
            @HeaderParam("X-Shopify-Hmac-Sha256") String hmac,
            @HeaderParam("X-Shopify-Topic") String topic,
            @HeaderParam("X-Shopify-Shop-Domain") String shop,
            @HeaderParam("X-Shopify-Webhook-Id") String id,
            byte[] body) {
        Delivery delivery = new Delivery(hmac, topic, shop, id, body == null ? new byte[0] : body);
        return intake.receive(delivery)
                .map(verdict -> Response.status(verdict.status()).build());
    }
}
