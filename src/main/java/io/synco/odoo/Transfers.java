package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.Booked;
import io.synco.sync.port.OdooPort.Booking;
import io.synco.sync.port.OdooPort.Counterpart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Internal transfers that we make and finish at once. Each step first asks Odoo what is there and does only what is missing: made by one
 * load, which is never repeated once it stands (odoo-moves.md A10), then confirmed, entered and validated. Until it is validated no stock
 * has moved.
 */
final class Transfers {
    private static final Map<String, Object> WITHOUT_QUESTIONS = Map.of("skip_backorder", true, "skip_sms", true);

    private final Session odoo;

    Transfers(Session odoo) {
        this.odoo = odoo;
    }

    /** @param picking with its origin */
    static boolean isOurs(Row picking) {
        return picking.text("origin").startsWith(Booking.PREFIX);
    }

    Uni<Booked> book(Booking booking) {
        return found(booking)
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : make(booking))
                .chain(picking -> finish(booking, picking));
    }

    private Uni<Optional<Long>> found(Booking booking) {
        ExternalId id = ExternalId.of(booking.externalId());
        return odoo.search(
                        "ir.model.data",
                        all(is("module", id.module()), is("name", id.name()), is("model", "stock.picking")),
                        List.of("res_id"),
                        Map.of())
                .map(rows -> rows.stream().map(row -> row.ref("res_id")).findFirst());
    }

    private record Place(long company, long type) {}

    private Uni<Long> make(Booking booking) {
        return place(booking)
                .chain(place -> counterpart(booking.counterpart(), place.company())
                        .chain(other -> unit(booking.product())
                                .chain(unit -> odoo.in(place.company())
                                        .load(
                                                "stock.picking",
                                                columns(),
                                                List.of(row(booking, place.type(), other, unit))))))
                .map(ids -> ids.get(0));
    }

    private List<String> columns() {
        return List.of(
                "id",
                "picking_type_id/.id",
                "location_id/.id",
                "location_dest_id/.id",
                "origin",
                "move_ids/id",
                "move_ids/" + odoo.dialect().wordsOfMove(),
                "move_ids/product_id/.id",
                "move_ids/product_uom_qty",
                "move_ids/product_uom/.id",
                "move_ids/location_id/.id",
                "move_ids/location_dest_id/.id");
    }

    private static List<String> row(Booking booking, long type, long other, long unit) {
        String stock = booking.stock().toString();
        String from = booking.comesIn() ? Long.toString(other) : stock;
        String to = booking.comesIn() ? stock : Long.toString(other);
        String id = ExternalId.of(booking.externalId()).toString();
        return List.of(
                id,
                Long.toString(type),
                from,
                to,
                booking.externalId(),
                id + "_move",
                booking.why(),
                booking.product().toString(),
                units(booking).toDecimal().toPlainString(),
                Long.toString(unit),
                from,
                to);
    }

    private static Quantity units(Booking booking) {
        return booking.comesIn() ? booking.units() : booking.units().negated();
    }

    private Uni<Place> place(Booking booking) {
        return Warehouses.read(odoo, booking.warehouse(), List.of("company_id", "int_type_id"))
                .map(row -> new Place(row.ref("company_id"), row.ref("int_type_id")));
    }

    Uni<Long> customers(long company) {
        return counterpart(Counterpart.CUSTOMER, company);
    }

    /** Of the warehouse's company where it has its own, else one that all companies share. */
    private Uni<Long> counterpart(Counterpart counterpart, long company) {
        return odoo.in(company)
                .search("stock.location", places(counterpart, company), List.of("company_id"), Map.of("order", "id"))
                .map(rows -> first(
                                rows.stream().sorted(Transfers::ownFirst).toList(),
                                "Odoo shows this user no location of the kind " + usage(counterpart)
                                        + ": make one, or give the user access")
                        .id());
    }

    private List<Object> places(Counterpart counterpart, long company) {
        List<Object> domain = new ArrayList<>(all(
                is("usage", usage(counterpart)), is("active", true), Domain.in("company_id", List.of(false, company))));
        if (counterpart == Counterpart.INVENTORY_LOSS) {
            odoo.dialect().isScrap().ifPresent(scrap -> domain.add(is(scrap, false)));
        }
        return domain;
    }

    private static String usage(Counterpart counterpart) {
        return switch (counterpart) {
            case CUSTOMER -> "customer";
            case INVENTORY_LOSS -> "inventory";
        };
    }

    private static int ownFirst(Row one, Row other) {
        return Boolean.compare(
                one.optionalRef("company_id").isEmpty(),
                other.optionalRef("company_id").isEmpty());
    }

    private Uni<Long> unit(ProductId product) {
        return odoo.byId("product.product", product.value(), List.of("uom_id"))
                .map(rows ->
                        first(rows, "Odoo's product " + product + " is gone or hidden from this user: link another"))
                .map(row -> row.ref("uom_id"));
    }

    private static Row first(List<Row> rows, String otherwise) {
        return rows.stream().findFirst().orElseThrow(() -> new RemoteException(new NotFound(otherwise)));
    }

    private record Status(String name, String state, List<Long> moves) {}

    private Uni<Status> status(long picking) {
        return odoo.byId("stock.picking", picking, List.of("name", "state", "move_ids"))
                .map(rows -> first(rows, "Transfer " + picking + " is gone in Odoo or hidden from this user"))
                .map(row -> new Status(row.text("name"), row.text("state"), row.refs("move_ids")));
    }

    private Uni<Booked> finish(Booking booking, long picking) {
        return status(picking).chain(status -> switch (status.state()) {
            case "done" -> Uni.createFrom().item(new Booked(picking, status.name()));
            case "cancel" ->
                Uni.createFrom()
                        .failure(new RemoteException(new Refused("Transfer " + status.name()
                                + " was cancelled in Odoo: dismiss this, and the quantity on Shopify is put back")));
            case "draft" -> act(picking, "action_confirm", Map.of()).chain(() -> validate(booking, picking, status));
            default -> validate(booking, picking, status);
        });
    }

    private Uni<Booked> validate(Booking booking, long picking, Status status) {
        return odoo.write(
                        "stock.move",
                        "write",
                        List.of(status.moves(), odoo.dialect().entering(units(booking))),
                        Map.of())
                .chain(() -> act(picking, "button_validate", Map.of("context", WITHOUT_QUESTIONS)))
                .onFailure(Transfers::refused)
                .recoverWithUni(refusal -> status(picking)
                        .chain(now -> now.state().equals("done")
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(refusal)))
                .chain(() -> status(picking))
                .map(after -> {
                    if (!after.state().equals("done")) {
                        throw new RemoteException(new Refused("Odoo did not finish transfer " + after.name()
                                + ", probably because it asks a question: validate it there, then retry"));
                    }
                    return new Booked(picking, after.name());
                });
    }

    private Uni<Void> act(long picking, String method, Map<String, ?> named) {
        return odoo.write("stock.picking", method, List.of(List.of(picking)), named)
                .replaceWithVoid();
    }

    /** An earlier call whose answer was lost may have finished it in the meantime; then Odoo refuses, and the status tells the truth. */
    private static boolean refused(Throwable failure) {
        return failure instanceof RemoteException remote && remote.failure() instanceof Refused;
    }
}
