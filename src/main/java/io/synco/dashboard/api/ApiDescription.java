package io.synco.dashboard.api;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
        tags = {
            @Tag(name = "Shop", description = "The shop as a whole: how it stands, live or read-only, its token"),
            @Tag(name = "Setup", description = "Connect Odoo, map locations, link products"),
            @Tag(name = "Stock", description = "Levels with both sides' numbers, and what happened to them"),
            @Tag(name = "Jobs", description = "Work that is done, waits, or waits for a person")
        },
        components =
                @Components(
                        schemas = @Schema(name = "Error", implementation = ErrorAnswer.class),
                        parameters = {
                            @Parameter(
                                    name = "limit",
                                    in = ParameterIn.QUERY,
                                    description = "How many rows at most",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.INTEGER,
                                                    minimum = "1",
                                                    maximum = "250",
                                                    defaultValue = "50")),
                            @Parameter(
                                    name = "before",
                                    in = ParameterIn.QUERY,
                                    description = "The smallest id that you have",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                        }),
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
