package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.LocationId;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.rules.Rules;
import io.synco.rules.Rules.Chosen;
import io.synco.sync.setup.RuleDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rules")
@Tag(name = "Setup")
public class RulesResource {
    private static final int NAME_LENGTH_MAX = 40;

    private final Visit visit;
    private final RuleDesk desk;

    RulesResource(Visit visit, RuleDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    @Schema(name = "Rule")
    public record Rule(
            @Schema(description = "What happens, for example receipt")
            String kind,

            @Schema(description = "The same for people") String words,

            @Schema(
                    enumeration = {"shopify", "odoo"},
                    description = "Where it happens")
            String seenOn,

            @Schema(description = "What holds where no location has its own choice")
            String choice,

            @Schema(description = "What that does, in one sentence")
            String sentence,

            List<Option> options,
            List<OfLocation> locations) {}

    @Schema(name = "RuleOption")
    public record Option(
            String choice,
            String sentence,

            @Schema(description = "It holds where nothing is chosen")
            boolean standard) {}

    @Schema(name = "RuleOfLocation")
    public record OfLocation(long shopifyLocationId, String choice, String sentence) {}

    @Schema(name = "RuleChoice")
    public record Body(
            @Schema(required = true, examples = "receipt") String kind,

            @Schema(description = "null for the whole shop", nullable = true)
            Long shopifyLocationId,

            @Schema(description = "null: back to the shop's choice, or to the standard", nullable = true)
            String choice) {}

    @GET
    @Operation(
            summary = "The direction rules",
            description =
                    "One for each kind of event that can be chosen. What lowers stock in Odoo has no rule: it always counts.")
    public Uni<List<Rule>> list() {
        return desk.rules(visit.caller().shop()).map(RulesResource::all);
    }

    @PUT
    @Operation(
            summary = "Choose a rule",
            description =
                    "For the whole shop or for one location. It decides what happens from now on; earlier events keep the rule"
                            + " that decided them.")
    @APIResponse(responseCode = "200", description = "The rules as they stand now")
    @APIResponse(responseCode = "404", description = "There is no such location")
    public Uni<List<Rule>> choose(Body body) {
        Caller caller = visit.caller();
        Body wanted = Input.present("The body", body);
        EventKind kind = kind(Input.text("kind", wanted.kind(), NAME_LENGTH_MAX));
        Optional<LocationId> location =
                Optional.ofNullable(wanted.shopifyLocationId()).map(LocationId::new);
        Optional<Choice> choice = Optional.ofNullable(wanted.choice())
                .map(name -> choice(kind, Input.text("choice", name, NAME_LENGTH_MAX)));
        return desk.choose(caller.shop(), kind, location, choice, caller.who())
                .map(rules -> all(rules.orElseThrow(() -> Refusal.notFound(
                        "Shopify has no location " + wanted.shopifyLocationId() + ".",
                        "GET /api/v1/locations lists the locations with their ids."))));
    }

    private static List<EventKind> kinds() {
        return Arrays.stream(EventKind.values())
                .filter(kind -> RuleBook.choices(kind).size() > 1)
                .toList();
    }

    private static EventKind kind(String name) {
        return kinds().stream()
                .filter(kind -> name(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badInput(
                        "There is no rule for " + name + ".",
                        "There are rules for "
                                + kinds().stream().map(RulesResource::name).collect(Collectors.joining(", ")) + "."));
    }

    private static Choice choice(EventKind kind, String name) {
        return RuleBook.choices(kind).stream()
                .filter(choice -> name(choice).equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badInput(
                        name + " cannot be chosen for " + name(kind) + ".",
                        "Choose one of "
                                + RuleBook.choices(kind).stream()
                                        .map(RulesResource::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static List<Rule> all(Rules rules) {
        return kinds().stream().map(kind -> rule(kind, rules)).toList();
    }

    private static Rule rule(EventKind kind, Rules rules) {
        Choice choice = rules.choice(kind);
        return new Rule(
                name(kind),
                kind.words(),
                kind.seenOn().name().toLowerCase(Locale.ROOT),
                name(choice),
                RuleBook.decide(kind, choice).inWords(),
                RuleBook.choices(kind).stream()
                        .map(one -> new Option(
                                name(one), RuleBook.decide(kind, one).inWords(), one == RuleBook.byDefault(kind)))
                        .toList(),
                rules.all().stream()
                        .filter(one -> one.kind() == kind && one.location().isPresent())
                        .sorted(Comparator.comparing(one -> one.location().orElseThrow()))
                        .map(RulesResource::ofLocation)
                        .toList());
    }

    private static OfLocation ofLocation(Chosen rule) {
        return new OfLocation(
                rule.location().orElseThrow().value(),
                name(rule.choice()),
                RuleBook.decide(rule.kind(), rule.choice()).inWords());
    }

    private static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
