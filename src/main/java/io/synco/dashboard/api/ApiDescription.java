package io.synco.dashboard.api;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What /openapi says about the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "SyncO",
                        version = "1",
                        description =
                                "Keeps stock in step between Shopify and Odoo. Every call speaks for the one shop that"
                                        + " its token belongs to. Errors are {error, hint}: what happened and what to do."
                                        + " Lists take limit (1 to 250, 50 by default) and go on from the last row that you have."),
        security = {@SecurityRequirement(name = "apiToken"), @SecurityRequirement(name = "sessionToken")})
@SecurityScheme(
        securitySchemeName = "apiToken",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "synco_<shop>_<secret>",
        description = "A shop's API token, made with ./synco token <shop>; it expires and can be revoked.")
@SecurityScheme(
        securitySchemeName = "sessionToken",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "Shopify's session token of somebody in the shop's admin; it lives a minute.")
final class ApiDescription {
    private ApiDescription() {}
}
