package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.order.OrderSettings;
import io.synco.sync.order.OrderSettings.Customers;
import io.synco.sync.order.OrderSettings.Prices;
import io.synco.sync.setup.OrderSettingsDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/orders/settings")
@Tag(name = "Orders")
public class OrderSettingsResource {
    private static final int WORD_LENGTH_MAX = 40;

    private final Visit visit;
    private final OrderSettingsDesk desk;

    OrderSettingsResource(Visit visit, OrderSettingsDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    @Schema(name = "OrderSettings")
    public record Settings(
            @Schema(
                    required = true,
                    enumeration = {"shopify", "odoo"},
                    description =
                            "What sales orders cost: what the customer pays on Shopify, or what Odoo's price list says")
            String prices,

            @Schema(
                    required = true,
                    enumeration = {"one", "by_email"},
                    description =
                            "Whose they are: one named customer's, or the order's customer's, found in Odoo by e-mail address")
            String customers) {
        static Settings of(OrderSettings settings) {
            return new Settings(ChoiceWords.of(settings.prices()), ChoiceWords.of(settings.customers()));
        }
    }

    @GET
    @Operation(summary = "What sales orders in Odoo cost, and whose they are")
    public Uni<Settings> settings() {
        return desk.settings(visit.caller().shop()).map(Settings::of);
    }

    @PUT
    @Operation(
            summary = "Choose what sales orders in Odoo cost, and whose they are",
            description = "It holds for sales orders that are made from now on.")
    @APIResponse(responseCode = "200", description = "It holds now")
    public Uni<Settings> choose(Settings body) {
        Caller caller = visit.caller();
        Settings wanted = Input.present("The body", body);
        OrderSettings settings = new OrderSettings(
                one(Prices.class, "prices", wanted.prices()), one(Customers.class, "customers", wanted.customers()));
        return desk.choose(caller.shop(), settings, caller.who()).replaceWith(() -> Settings.of(settings));
    }

    private static <E extends Enum<E>> E one(Class<E> kind, String field, String given) {
        String word = Input.text(field, given, WORD_LENGTH_MAX);
        return ChoiceWords.read(kind, word)
                .orElseThrow(() -> Refusal.badInput(
                        "There is no " + field + " " + word + ".", "Send one of " + ChoiceWords.all(kind) + "."));
    }
}
