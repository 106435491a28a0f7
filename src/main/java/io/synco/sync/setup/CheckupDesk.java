package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.Checkup.Finding;
import io.synco.sync.port.Checkup.State;
import io.synco.sync.port.Checkup.Subject;
import io.synco.sync.port.Controls;
import io.synco.sync.port.OdooPort;
import io.synco.tenant.Connections;
import io.synco.tenant.Connections.Connection;
import io.synco.tenant.Connections.Examination;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at a shop's connection to Odoo when a person asks, and keeps what was seen. */
@ApplicationScoped
public class CheckupDesk {
    private static final Logger LOG = Logger.getLogger(CheckupDesk.class);

    private final OdooPort odoo;
    private final Connections connections;
    private final Controls controls;

    CheckupDesk(OdooPort odoo, Connections connections, Controls controls) {
        this.odoo = odoo;
        this.connections = connections;
        this.controls = controls;
    }

    /** What was seen last, and when. */
    public record Kept(Instant at, List<Finding> findings) {}

    /**
     * Looks now. A connection that is usable is no longer paused and its circuit is closed, so that what waited for it goes on; an
     * upgrade of Odoo is taken note of.
     *
     * @param who as the audit names them
     */
    public Uni<Checkup> look(ShopId shop, String who) {
        return connections
                .find(shop, Side.ODOO)
                .chain(before -> odoo.examine(shop)
                        .call(checkup -> keep(shop, checkup))
                        .call(checkup -> checkup.usable() ? revive(shop, who, before, checkup) : nothing()));
    }

    public Uni<Void> keep(ShopId shop, Checkup checkup) {
        JsonArray lines = new JsonArray();
        checkup.findings().forEach(finding -> lines.add(line(finding)));
        return connections.examined(shop, Side.ODOO, lines);
    }

    public Uni<Optional<Kept>> last(ShopId shop) {
        return connections.examination(shop, Side.ODOO).map(found -> found.map(CheckupDesk::kept));
    }

    private Uni<Void> revive(ShopId shop, String who, Optional<Connection> before, Checkup checkup) {
        boolean waited =
                before.filter(was -> was.state() != Connections.State.CONNECTED).isPresent();
        return checkup.identity()
                .map(identity -> connections.upgraded(shop, Side.ODOO, identity.version(), identity.api()))
                .orElseGet(CheckupDesk::nothing)
                .chain(() -> connections.succeeded(shop, Side.ODOO))
                .chain(() -> waited ? refresh(shop, who) : nothing());
    }

    /** Reads the locations in the background; that this could not be asked for does not undo the connection. */
    public Uni<Void> refresh(ShopId shop, String who) {
        return controls.refresh(shop, who)
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "event=refresh-not-queued shop=%s", shop))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static JsonObject line(Finding finding) {
        return new JsonObject()
                .put("subject", finding.subject().name())
                .put("state", finding.state().name())
                .put("seen", finding.seen())
                .put("toDo", finding.toDo());
    }

    private static Kept kept(Examination examination) {
        List<Finding> findings = examination.lines().stream()
                .map(JsonObject.class::cast)
                .map(CheckupDesk::finding)
                .toList();
        return new Kept(examination.at(), findings);
    }

    private static Finding finding(JsonObject line) {
        return new Finding(
                Subject.valueOf(line.getString("subject")),
                State.valueOf(line.getString("state")),
                line.getString("seen"),
                line.getString("toDo"),
                Optional.empty());
    }
}
