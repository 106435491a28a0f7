package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.egress.GuardedHttp;
import io.synco.egress.HttpCall;
import io.synco.egress.Trust;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.shopify.Merchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.oauth.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One document, one POST, with the shop's own token; a token that Shopify refuses is renewed once. Whatever comes before it, a
 * renewal or a wait for points, the POST ends within the limit counted from the question: the caller's lease is measured by that.
 */
@ApplicationScoped
class AdminApi {
    /** With less than this left nothing is sent: it would only end in "unknown". */
    private static final Duration LEFT_MIN = Duration.ofSeconds(2);

    private final GuardedHttp http;
    private final ShopifyConfig config;
    private final Merchants merchants;
    private final AccessTokens tokens;
    private final CostBudget budget;
    private final ApiVersion version;
    private final Time time;

    @Inject
    AdminApi(
            GuardedHttp http,
            ShopifyConfig config,
            Merchants merchants,
            AccessTokens tokens,
            CostBudget budget,
            ApiVersion version) {
        this(http, config, merchants, tokens, budget, version, Time.SYSTEM);
    }

    AdminApi(
            GuardedHttp http,
            ShopifyConfig config,
            Merchants merchants,
            AccessTokens tokens,
            CostBudget budget,
            ApiVersion version,
            Time time) {
        this.version = version;
        this.http = http;
        this.config = config;
        this.merchants = merchants;
        this.tokens = tokens;
        this.budget = budget;
        this.time = time;
    }

    @SuppressWarnings("ArrayRecordComponent") // built and sent, never compared
    private record Question(ShopId shop, String domain, Document document, byte[] body, long endNanos) {}

    /** The answer's {@code data}. */
    Uni<JsonNode> ask(ShopId shop, Document document, Map<String, Object> variables) {
        byte[] body = Answers.request(document, variables);
        return Uni.createFrom().deferred(() -> {
            long end = time.nanos() + config.answerLimit().toNanos();
            return merchants
                    .domain(shop)
                    .map(domain -> domain.orElseThrow(() -> new RemoteException(
                            new NotFound("Shop " + shop + " has no address: it was never installed"))))
                    .chain(domain -> withToken(new Question(shop, domain, document, body, end)));
        });
    }

    private Uni<JsonNode> withToken(Question question) {
        return tokens.current(question.shop())
                .chain(token -> post(question, token)
                        .onFailure(AdminApi::isRevoked)
                        .recoverWithUni(
                                () -> tokens.after(question.shop(), token).chain(next -> post(question, next))));
    }

    private Uni<JsonNode> post(Question question, String token) {
        Document document = question.document();
        return budget.take(question.shop(), document)
                .chain(taken -> Uni.createFrom()
                        .deferred(() -> http.send(call(question, token)))
                        .onFailure(RemoteException.class)
                        .transform(failure -> new RemoteException(
                                Answers.ofNoAnswer(document, ((RemoteException) failure).failure())))
                        .invoke(version::of)
                        .map(answer -> Answers.data(document, answer, taken::told))
                        .onTermination()
                        .invoke(taken::over));
    }

    private HttpCall call(Question question, String token) {
        Duration left = Duration.ofNanos(question.endNanos() - time.nanos());
        if (left.compareTo(LEFT_MIN) < 0) {
            throw new RemoteException(new Unavailable("Shopify answered too slowly; nothing more was sent"));
        }
        return new HttpCall(
                "POST",
                config.at(question.domain(), "/admin/api/" + config.apiVersion() + "/graphql.json"),
                Map.of("X-Shopify-Access-Token", token, "Content-Type", "application/json"),
                Optional.of(question.body()),
                left,
                Trust.CONFIGURED);
    }

    private static boolean isRevoked(Throwable failure) {
        return failure instanceof RemoteException remote && remote.failure() instanceof AuthRevoked;
    }
}
