package io.synco.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.synco.mapping.MappingRefused;
import io.synco.sync.setup.RecipeRefused;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into {error, hint}. What is our own fault is logged, without the address's query. */
class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return answer(refusal.status(), refusal.answer());
    }

    @ServerExceptionMapper
    Response mappingRefused(MappingRefused refused) {
        return answer(422, new ErrorAnswer(refused.getMessage(), refused.hint()));
    }

    @ServerExceptionMapper
    Response recipeRefused(RecipeRefused refused) {
        return answer(refused.unknownItem() ? 404 : 422, new ErrorAnswer(refused.getMessage(), refused.hint()));
    }

    @ServerExceptionMapper
    Response misfit(MismatchedInputException misfit) {
        return answer(400, json(misfit));
    }

    @ServerExceptionMapper
    Response noJson(JsonProcessingException broken) {
        return answer(400, json(broken));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException thrown) {
        Response response = thrown.getResponse();
        if (response.hasEntity()) {
            return response;
        }
        if (thrown.getCause() instanceof JsonProcessingException broken) {
            return answer(400, json(broken));
        }
        return Response.fromResponse(response)
                .type(MediaType.APPLICATION_JSON)
                .entity(words(response.getStatus()))
                .build();
    }

    /** A browser that asked for a page shows the sentence, not its JSON. */
    @ServerExceptionMapper
    Response unexpected(Throwable thrown, UriInfo uri, HttpHeaders headers) {
        LOG.errorf(thrown, "event=request-failed path=%s", uri.getPath());
        ErrorAnswer words = new ErrorAnswer("Something went wrong on our side.", "Try again; it was logged.");
        return String.valueOf(headers.getHeaderString(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML)
                ? Response.status(500)
                        .type("text/plain;charset=UTF-8")
                        .entity(words.error() + " " + words.hint())
                        .build()
                : answer(500, words);
    }

    private static Response answer(int status, ErrorAnswer answer) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(answer)
                .build();
    }

    private static ErrorAnswer json(JsonProcessingException broken) {
        String hint = "Compare it with docs/api.md.";
        if (broken instanceof UnrecognizedPropertyException unknown) {
            return new ErrorAnswer("The field " + unknown.getPropertyName() + " is not known here.", hint);
        }
        if (broken instanceof MismatchedInputException misfit
                && !misfit.getPath().isEmpty()) {
            return new ErrorAnswer("The field " + path(misfit) + " has a value of the wrong type.", hint);
        }
        return new ErrorAnswer("The body is not the JSON that is expected here.", hint);
    }

    private static String path(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static ErrorAnswer words(int status) {
        return switch (status) {
            case 401 -> new ErrorAnswer("This needs a token.", "Send \"Authorization: Bearer\" with one.");
            case 404 -> new ErrorAnswer("There is nothing at this address.", "/openapi lists what there is.");
            case 405 -> new ErrorAnswer("This address does not take that method.", "/openapi lists what it takes.");
            case 415 ->
                new ErrorAnswer(
                        "This kind of body is not taken.", "Send JSON with \"Content-Type: application/json\".");
            default ->
                new ErrorAnswer(
                        "The request cannot be answered (" + status + ").", "/openapi lists what can be asked.");
        };
    }
}
