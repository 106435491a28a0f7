package io.synco.dashboard.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes once, for every operation, how a request is refused. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonAnswers implements OASFilter {
    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses answers = operation.getResponses();
        boolean canBeWrong = operation.getRequestBody() != null
                || (operation.getParameters() != null
                        && !operation.getParameters().isEmpty());
        if (canBeWrong) {
            add(answers, "400", "The request is wrong; error and hint say what. Nothing was changed");
        }
        add(answers, "401", "The token is missing, expired, revoked or not this installation's");
        answers.getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                answer.setContent(error());
            }
        });
        return operation;
    }

    private static void add(APIResponses answers, String status, String description) {
        APIResponse answer = OASFactory.createAPIResponse().description(description);
        answers.addAPIResponse(status, answer);
    }

    private static Content error() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Error")));
    }
}
