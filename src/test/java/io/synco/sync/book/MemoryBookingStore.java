package io.synco.sync.book;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.BookingRow;
import io.synco.simulation.rows.JobRow;
import io.synco.simulation.rows.MappingRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TargetRow;
import io.synco.stock.ProductTerms;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Pending;
import io.synco.sync.port.OdooPort.Booked;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** In memory, statement by statement what {@link PgBookingStore} does. */
final class MemoryBookingStore implements BookingStore {
    @Override
    public Uni<Optional<Shelf>> shelf(Tx tx, ShopId shop, LevelId level) {
        return rows(
                tx,
                shop,
                rows -> rows.targets()
                        .find(level.location())
                        .map(TargetRow::mapping)
                        .filter(mapping -> isAlone(rows, mapping))
                        .flatMap(mapping -> recipe(rows, level)
                                .filter(recipe -> recipe.components().size() == 1)
                                .map(recipe -> recipe.components().get(0))
                                .filter(one -> one.perItem().den().longValueExact() == 1)
                                .map(one -> shelf(rows, mapping, one))));
    }

    private static Shelf shelf(ShopRows rows, MappingId id, Recipe.Component one) {
        MappingRow mapping = rows.mappings().find(id).orElseThrow();
        return new Shelf(id, mapping.warehouse(), mapping.primary(), one.product(), one.perItem());
    }

    private static boolean isAlone(ShopRows rows, MappingId mapping) {
        return rows.targets().where(target -> target.mapping().equals(mapping)).size() == 1
                && rows.sources().where(mapping::equals).size() == 1;
    }

    private static Optional<Recipe> recipe(ShopRows rows, LevelId level) {
        return rows.linked(level.item())
                .flatMap(link -> rows.recipes().find(new RecipeId(link.item(), link.recipeNo())));
    }

    @Override
    public Uni<Void> want(Tx tx, ShopId shop, Booking booking) {
        return change(tx, shop, rows -> {
            if (rows.bookings().find(booking.externalId()).isEmpty()) {
                rows.bookings().insert(booking.externalId(), BookingRow.wanted(booking));
            }
        });
    }

    @Override
    public Uni<Optional<Booking>> open(Tx tx, ShopId shop, String externalId) {
        return rows(
                tx,
                shop,
                rows -> rows.bookings()
                        .find(externalId)
                        .filter(BookingRow::open)
                        .map(BookingRow::now));
    }

    @Override
    public Uni<Void> sending(Tx tx, ShopId shop, String externalId) {
        return changeOpen(tx, shop, externalId, row -> row.in(BookingRow.SENT));
    }

    @Override
    public Uni<Void> refused(Tx tx, ShopId shop, String externalId) {
        return changeOpen(tx, shop, externalId, row -> row.in(BookingRow.WANTED));
    }

    @Override
    public Uni<Void> booked(Tx tx, ShopId shop, String externalId, Booked booked) {
        return changeOpen(tx, shop, externalId, row -> row.as(booked));
    }

    private static Uni<Void> changeOpen(Tx tx, ShopId shop, String externalId, UnaryOperator<BookingRow> change) {
        return change(
                tx,
                shop,
                rows -> rows.bookings()
                        .find(externalId)
                        .filter(BookingRow::open)
                        .ifPresent(row -> rows.bookings().put(externalId, change.apply(row))));
    }

    @Override
    public Uni<Optional<Booking>> giveUp(Tx tx, ShopId shop, long jobId) {
        return rows(tx, shop, rows -> {
            Optional<BookingRow> found = rows.jobs()
                    .find(jobId)
                    .filter(job -> job.kind() == JobKind.BOOK)
                    .map(JobRow::key)
                    .flatMap(rows.bookings()::find)
                    .filter(BookingRow::open)
                    .map(row -> row.in(BookingRow.GIVEN_UP));
            found.ifPresent(row -> rows.bookings().put(row.of().externalId(), row));
            return found.map(BookingRow::now);
        });
    }

    @Override
    public Uni<List<Pending>> pending(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings) {
        return rows(
                tx,
                shop,
                rows -> rows.bookings().where(row -> row.state() == BookingRow.WANTED).stream()
                        .map(BookingRow::of)
                        .filter(one -> mappings.contains(one.shelf().mapping())
                                && products.contains(one.shelf().product()))
                        .map(MemoryBookingStore::pending)
                        .toList());
    }

    private static Pending pending(Booking one) {
        return new Pending(
                one.shelf().mapping(),
                one.shelf().product(),
                new ProductTerms.Booking(one.externalId(), one.kind().words(), one.units()));
    }
}
