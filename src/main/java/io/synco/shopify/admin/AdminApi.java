package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.egress.GuardedHttp;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.egress.Trust;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Unknown;
import io.synco.kernel.ShopId;
import io.synco.shopify.Merchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.oauth.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** One document, one POST, with the shop's own token; a token that Shopify refuses is renewed once. */
@ApplicationScoped
class AdminApi {
    private final GuardedHttp http;
    private final ShopifyConfig config;
    private final Merchants merchants;
    private final AccessTokens tokens;

    AdminApi(GuardedHttp http, ShopifyConfig config, Merchants merchants, AccessTokens tokens) {
        this.http = http;
        this.config = config;
        this.merchants = merchants;
        this.tokens = tokens;
    }

    /** The answer's {@code data}. */
    Uni<JsonNode> ask(ShopId shop, Document document, Map<String, Object> variables) {
        byte[] body = Answers.request(document, variables);
        return merchants
                .domain(shop)
                .map(domain -> domain.orElseThrow(() ->
                        new RemoteException(new NotFound("Shop " + shop + " has no address: it was never installed"))))
                .chain(domain -> withToken(shop, domain, document, body));
    }

    private Uni<JsonNode> withToken(ShopId shop, String domain, Document document, byte[] body) {
        return tokens.current(shop)
                .chain(token -> post(domain, token, document, body)
                        .onFailure(AdminApi::isRevoked)
                        .recoverWithUni(
                                () -> tokens.after(shop, token).chain(next -> post(domain, next, document, body))));
    }

    private Uni<JsonNode> post(String domain, String token, Document document, byte[] body) {
        HttpCall call = new HttpCall(
                "POST",
                config.at(domain, "/admin/api/" + config.apiVersion() + "/graphql.json"),
                Map.of("X-Shopify-Access-Token", token, "Content-Type", "application/json"),
                Optional.of(body),
                config.answerLimit(),
                Trust.CONFIGURED);
        Uni<HttpAnswer> answer = http.send(call);
        return answer.onFailure(RemoteException.class)
                .transform(failure -> repeatable(document, failure))
                .map(given -> Answers.data(document, given));
    }

    private static Throwable repeatable(Document document, Throwable failure) {
        return failure instanceof RemoteException remote && remote.failure() instanceof Unknown unknown
                ? new RemoteException(Answers.lost(document, unknown.words()))
                : failure;
    }

    private static boolean isRevoked(Throwable failure) {
        return failure instanceof RemoteException remote && remote.failure() instanceof AuthRevoked;
    }
}
