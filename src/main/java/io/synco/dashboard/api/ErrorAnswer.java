package io.synco.dashboard.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What went wrong, and what to do. */
@Schema(name = "Error")
public record ErrorAnswer(
        @Schema(description = "What happened, in a sentence", examples = "limit must be between 1 and 250, not 1000.")
        String error,

        @Schema(description = "What to do about it", examples = "Ask for fewer and go on from the last one.")
        String hint) {}
