package io.synco.dashboard.api;

import io.synco.sync.port.Checkup;
import io.synco.sync.port.Checkup.Finding;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a look at Odoo found. */
@Schema(name = "Checkup")
public record CheckupAnswer(
        @Schema(description = "Nothing that was looked at is in the way")
        boolean usable,

        List<Line> lines) {
    @Schema(name = "CheckupLine")
    public record Line(
            @Schema(
                    enumeration = {
                        "reachable",
                        "version",
                        "login",
                        "api",
                        "database",
                        "companies",
                        "apps",
                        "rights",
                        "warehouses",
                        "operations",
                        "clock"
                    })
            String subject,

            @Schema(
                    description = "warn works, and a person should know",
                    enumeration = {"ok", "warn", "fail"})
            String state,

            @Schema(description = "A sentence") String seen,

            @Schema(description = "Empty where nothing is to be done")
            String toDo) {
        static Line of(Finding finding) {
            return new Line(
                    finding.subject().name().toLowerCase(Locale.ROOT),
                    finding.state().name().toLowerCase(Locale.ROOT),
                    finding.seen(),
                    finding.toDo());
        }
    }

    static CheckupAnswer of(Checkup checkup) {
        return new CheckupAnswer(
                checkup.usable(), checkup.findings().stream().map(Line::of).toList());
    }
}
