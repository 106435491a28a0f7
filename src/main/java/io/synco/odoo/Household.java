package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.AccessDenied;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.Checkup.Finding;
import io.synco.sync.port.Checkup.Subject;
import io.synco.sync.port.OdooPort.Identity;
import io.synco.sync.port.OdooPort.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a database holds for who is logged in: which database it is, companies, apps, rights, warehouses. */
final class Household {
    private static final String NO_UUID =
            "But the user may not read database.uuid, so a copy with the same name on another"
                    + " server could not be told apart.";
    private static final int NAMED_MAX = 10;
    private static final int OPERATIONS_MAX = 1_000;

    private final Session odoo;
    private final String version;

    Household(Session odoo, String version) {
        this.odoo = odoo;
        this.version = version;
    }

    /** What a need met: lacking, of an app that is not there, or nothing. */
    private record Met(Need need, boolean allowed, boolean known) {}

    /** Looks at everything, whatever fails on the way; only a server that stops answering ends it. */
    Uni<Identity> look(Optional<String> before, List<Finding> findings) {
        return database(before, findings)
                .call(() -> companies(findings))
                .call(() -> appsAndRights(findings)
                        .chain(readable -> readable
                                ? warehouses(findings).chain(() -> operations(findings))
                                : Uni.createFrom().voidItem()));
    }

    // ---- which database

    private Uni<Identity> database(Optional<String> before, List<Finding> findings) {
        return odoo.read("ir.config_parameter", "get_param", List.of("database.uuid"), Map.of())
                .map(answer -> answer.asText(""))
                .onFailure(e -> e instanceof RemoteException r && r.failure() instanceof AccessDenied)
                .recoverWithUni(e -> birth())
                .map(uuid -> {
                    if (uuid.isBlank() || uuid.equals("false")) {
                        throw Json.protocol("Odoo does not tell which database this is (database.uuid is empty)");
                    }
                    return new Identity(
                            version,
                            odoo.account().uid(),
                            uuid,
                            odoo.account().database(),
                            odoo.account().transport().code());
                })
                .onFailure(RemoteException.class)
                .invoke(e -> findings.add(
                        Finding.fail(Subject.DATABASE, Doctor.failure(e), "Look at it with an administrator of Odoo.")))
                .invoke(identity -> findings.add(database(before, identity)));
    }

    /**
     * Only administrators may read database.uuid, and SyncO should not need one. The moment at which the first company was created
     * tells databases apart as well, except copies, which have another name as long as both are on one server.
     */
    private Uni<String> birth() {
        return odoo.search("res.company", List.of(), List.of("create_date"), Map.of("order", "id", "limit", 1))
                .map(rows -> rows.isEmpty()
                        ? ""
                        : "created " + rows.get(0).text("create_date") + " as "
                                + odoo.account().database());
    }

    private static Finding database(Optional<String> before, Identity found) {
        if (before.filter(uuid -> !uuid.equals(found.uuid())).isPresent()) {
            return Finding.fail(
                    Subject.DATABASE,
                    new Refused(
                            "This is another database than the one that the shop's products and orders are linked to;"
                                    + " it may be a copy of it"),
                    "Connect the database from before. To begin with a new one, remove SyncO from the shop and install"
                            + " it again.");
        }
        String seen = before.isPresent() ? "It is the same database as before." : "It is the first one of this shop.";
        return found.uuid().startsWith("created ")
                ? Finding.warn(
                        Subject.DATABASE,
                        seen + " " + NO_UUID,
                        "Never connect a copy for tests to this shop; or give the user the right Administration: Settings"
                                + " and connect again.")
                : Finding.ok(Subject.DATABASE, seen);
    }

    // ---- companies

    private Uni<Void> companies(List<Finding> findings) {
        return odoo.search("res.company", List.of(), List.of("name"), Map.of("order", "id", "limit", NAMED_MAX + 1))
                .map(rows -> rows.stream().map(row -> row.text("name")).toList())
                .map(Household::inCompanies)
                .onFailure(RemoteException.class)
                .recoverWithItem(
                        e -> Finding.fail(Subject.COMPANIES, Doctor.failure(e), "Give the user a company to work in."))
                .invoke(findings::add)
                .replaceWithVoid();
    }

    private static Finding inCompanies(List<String> names) {
        return switch (names.size()) {
            case 0 ->
                Finding.fail(
                        Subject.COMPANIES,
                        new NotFound("The user sees no company"),
                        "Give the user a company to work in.");
            case 1 -> Finding.ok(Subject.COMPANIES, "The user works in " + names.get(0) + ".");
            default ->
                Finding.ok(
                        Subject.COMPANIES,
                        "The user works in " + listed(names) + "; each order goes to the company of its warehouse.");
        };
    }

    // ---- apps and rights

    /** @return whether there is anything to be seen of warehouses */
    private Uni<Boolean> appsAndRights(List<Finding> findings) {
        return Multi.createFrom()
                .iterable(Need.ALL)
                .onItem()
                .transformToUniAndConcatenate(this::met)
                .collect()
                .asList()
                .chain(met -> apps(met)
                        .invoke(findings::add)
                        .invoke(() -> findings.add(rights(met)))
                        .replaceWith(met.stream()
                                .filter(one -> one.need().operation().equals("read"))
                                .allMatch(Met::allowed)));
    }

    private Uni<Met> met(Need need) {
        return may(need.model(), need.operation())
                .map(allowed -> new Met(need, allowed, true))
                .onFailure(e -> e instanceof RemoteException r && r.failure() instanceof Refused)
                .recoverWithItem(new Met(need, false, false));
    }

    private Uni<Boolean> may(String model, String operation) {
        return (odoo.dialect().hasAccessMethod()
                        ? odoo.read(model, "has_access", List.of(List.of(), operation), Map.of())
                        : odoo.read(model, "check_access_rights", List.of(operation, false), Map.of()))
                .map(JsonNode::booleanValue);
    }

    private Uni<Finding> apps(List<Met> met) {
        List<String> missing = met.stream()
                .filter(one -> !one.known())
                .map(one -> one.need().app())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            RemoteFailure failure = new Refused("Odoo's app " + listed(missing) + " is not installed in this database");
            return Uni.createFrom()
                    .item(Finding.fail(Subject.APPS, failure, "Install " + listed(missing) + " in Odoo, under Apps."));
        }
        return Bills.manufacturing(odoo)
                .chain(
                        kits -> kits
                                ? may("mrp.bom", "read").map(Household::manufacturing)
                                : Uni.createFrom()
                                        .item(
                                                Finding.ok(
                                                        Subject.APPS,
                                                        "Inventory and Sales are installed; Manufacturing is not, so there are no kits.")));
    }

    private static Finding manufacturing(boolean readable) {
        return readable
                ? Finding.ok(Subject.APPS, "Inventory, Sales and, for kits, Manufacturing are installed.")
                : Finding.warn(
                        Subject.APPS,
                        "Inventory, Sales and Manufacturing are installed, but the user may not read bills of materials:"
                                + " products cannot be matched.",
                        "Give the user " + Bills.RIGHT + ".");
    }

    private Finding rights(List<Met> met) {
        List<Need> lacking = met.stream()
                .filter(one -> one.known() && !one.allowed())
                .map(Met::need)
                .toList();
        if (lacking.isEmpty()) {
            return Finding.ok(Subject.RIGHTS, "The user may do all that is needed.");
        }
        String words = lacking.stream().map(Need::inWords).collect(Collectors.joining(", "));
        String remedies = lacking.stream().map(Need::remedy).distinct().collect(Collectors.joining(" and "));
        return Finding.fail(
                Subject.RIGHTS,
                new AccessDenied(
                        "The Odoo user " + odoo.account().login() + " may not " + words + ": give it " + remedies),
                "Give it these rights in Odoo, under Settings, Users.");
    }

    // ---- warehouses

    private Uni<Void> warehouses(List<Finding> findings) {
        return odoo.search(
                        "stock.warehouse",
                        List.of(),
                        List.of("name", "delivery_steps"),
                        Map.of("order", "id", "limit", NAMED_MAX + 1))
                .chain(warehouses -> Goods.locations(odoo).map(locations -> warehouses(warehouses, locations)))
                .onFailure(RemoteException.class)
                .recoverWithItem(e -> Finding.fail(
                        Subject.WAREHOUSES, Doctor.failure(e), "Look at the warehouses in Odoo, under Inventory."))
                .invoke(findings::add)
                .replaceWithVoid();
    }

    private static Finding warehouses(List<Row> warehouses, List<Location> locations) {
        long internal = locations.stream()
                .filter(location -> location.usage().equals("internal"))
                .count();
        if (warehouses.isEmpty() || internal == 0) {
            return Finding.fail(
                    Subject.WAREHOUSES,
                    new NotFound("The user sees no warehouse with a stock location"),
                    "Make one in Odoo, or give the user the company whose warehouse it is.");
        }
        List<String> names =
                new ArrayList<>(warehouses.stream().map(row -> row.text("name")).toList());
        return Finding.ok(
                Subject.WAREHOUSES,
                (names.size() == 1 ? "One warehouse, " : names.size() + " warehouses, ") + listed(names) + ", with "
                        + internal + (internal == 1 ? " location for stock." : " locations for stock.")
                        + passedOver(warehouses));
    }

    /** A delivery that nobody's sales order asks for has one step, whatever the warehouse's route (odoo-moves.md A10). */
    private static String passedOver(List<Row> warehouses) {
        List<String> stepped = warehouses.stream()
                .filter(warehouse -> !warehouse.text("delivery_steps").equals("ship_only"))
                .map(warehouse -> warehouse.text("name"))
                .toList();
        return stepped.isEmpty()
                ? ""
                : " " + listed(stepped)
                        + " picks or packs before it ships; where orders are brought as delivery transfers,"
                        + " they go straight from stock there, without those steps.";
    }

    // ---- operations

    /** How deliveries reserve, and what becomes of the rest of one that goes in part. */
    private Uni<Void> operations(List<Finding> findings) {
        return odoo.search(
                        "stock.picking.type",
                        Domain.all(Domain.is("code", "outgoing")),
                        List.of("name", "reservation_method", "create_backorder"),
                        Map.of("order", "id", "limit", OPERATIONS_MAX))
                .map(Household::ofTypes)
                .onFailure(RemoteException.class)
                .recoverWithItem(e -> Finding.fail(
                        Subject.OPERATIONS, Doctor.failure(e), "Look at the operation types in Odoo, under Inventory."))
                .invoke(findings::add)
                .replaceWithVoid();
    }

    private static Finding ofTypes(List<Row> types) {
        List<String> dropping = named(types, "create_backorder", Set.of("never"));
        List<String> late = named(types, "reservation_method", Set.of("manual", "by_date"));
        if (!dropping.isEmpty()) {
            return Finding.warn(
                    Subject.OPERATIONS,
                    "Operation type " + listed(dropping)
                            + " makes no backorder: of an order that goes in parts, Odoo drops" + " the rest.",
                    "Let it ask for a backorder or always make one, in Odoo under Inventory, Configuration, Operations"
                            + " Types.");
        }
        return late.isEmpty()
                ? Finding.ok(Subject.OPERATIONS, "Deliveries reserve when they are confirmed.")
                : Finding.warn(
                        Subject.OPERATIONS,
                        "Operation type " + listed(late)
                                + " does not reserve when an order is confirmed: until it does, an"
                                + " order of another channel does not lower what Shopify sells.",
                        "Let it reserve at confirmation, in Odoo under Inventory, Configuration, Operations Types.");
    }

    private static List<String> named(List<Row> types, String field, Set<String> values) {
        return types.stream()
                .filter(type -> values.contains(type.text(field)))
                .map(type -> type.text("name"))
                .distinct()
                .toList();
    }

    private static String listed(List<String> names) {
        List<String> shown = names.subList(0, Math.min(NAMED_MAX, names.size()));
        return String.join(", ", shown) + (names.size() > NAMED_MAX ? " and others" : "");
    }
}
