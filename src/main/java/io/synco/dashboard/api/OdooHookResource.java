package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.RemoteException;
import io.synco.kernel.Side;
import io.synco.sync.setup.HookDesk;
import io.synco.tenant.Connections;
import io.synco.tenant.OdooHooks.Standing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/odoo/hook")
@Tag(name = "Setup")
public class OdooHookResource {
    private final Visit visit;
    private final HookDesk desk;
    private final Connections connections;

    OdooHookResource(Visit visit, HookDesk desk, Connections connections) {
        this.visit = visit;
        this.desk = desk;
        this.connections = connections;
    }

    /** The address itself is never answered: whoever knows it can make us look. */
    @Schema(name = "OdooHook")
    public record Hook(
            @Schema(
                    description = "on: Odoo calls when stock has moved; off: its changes are polled",
                    enumeration = {"on", "off"})
            String state,

            Optional<Instant> since,
            @Schema(description = "Who switched it on") Optional<String> who,

            @Schema(description = "When Odoo called last") Optional<Instant> calledAt) {
        static Hook of(Optional<Standing> standing) {
            return new Hook(
                    standing.isPresent() ? "on" : "off",
                    standing.map(Standing::at),
                    standing.map(Standing::who),
                    standing.flatMap(Standing::called));
        }
    }

    @GET
    @Operation(summary = "Whether Odoo calls when stock has moved")
    public Uni<Hook> hook() {
        return desk.find(visit.caller().shop()).map(Hook::of);
    }

    @PUT
    @Operation(
            summary = "Make Odoo call when stock has moved",
            description =
                    "Makes an automation rule in Odoo 17 or later, whose calls only ask for a look: a lost one is found by"
                            + " the next poll. Again for what is on already gives it a new address.")
    @APIResponse(responseCode = "200", description = "The rule stands in Odoo")
    @APIResponse(responseCode = "409", description = "Odoo was never connected")
    @APIResponse(responseCode = "422", description = "Odoo does not let us; error and hint say why")
    public Uni<Hook> set() {
        Caller caller = visit.caller();
        return connected(caller, () -> desk.set(caller.shop(), caller.who()))
                .map(standing -> Hook.of(Optional.of(standing)));
    }

    @DELETE
    @Operation(summary = "Make Odoo call no more", description = "Removes the rule from Odoo; its changes are polled.")
    @APIResponse(responseCode = "204", description = "There is no rule of ours in Odoo any more")
    @APIResponse(responseCode = "409", description = "Odoo was never connected")
    @APIResponse(responseCode = "422", description = "Odoo does not let us; error and hint say why")
    public Uni<Void> remove() {
        Caller caller = visit.caller();
        return connected(caller, () -> desk.remove(caller.shop(), caller.who()));
    }

    private <T> Uni<T> connected(Caller caller, Supplier<Uni<T>> act) {
        return connections
                .find(caller.shop(), Side.ODOO)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw Refusal.conflict("Odoo is not connected yet.", "Connect it first: PUT /api/v1/odoo.");
                    }
                })
                .chain(found -> act.get())
                .onFailure(RemoteException.class)
                .transform(
                        failure -> Refusal.unusable(RemoteWords.of(Side.ODOO, ((RemoteException) failure).failure())));
    }
}
