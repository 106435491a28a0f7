package io.synco.shopify.admin;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Tells whether Shopify serves the version that we were made for. Wellness: what has to change is the release, not this instance. */
@Wellness
@ApplicationScoped
class ApiVersionHealth implements HealthCheck {
    private final ApiVersion version;

    ApiVersionHealth(ApiVersion version) {
        this.version = version;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Shopify's API version")
                .status(version.served().equals(version.asked()))
                .withData("asked", version.asked())
                .withData("served", version.served())
                .build();
    }
}
