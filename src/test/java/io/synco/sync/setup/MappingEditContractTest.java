package io.synco.sync.setup;

import static io.synco.sync.setup.SetupDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.synco.infra.TestInfrastructure;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.Locations;
import io.synco.mapping.MappingMode;
import io.synco.mapping.Mappings;
import io.synco.mapping.Wanted;
import io.synco.simulation.MemoryDatabase;
import io.synco.simulation.SeededChance;
import io.synco.simulation.Settings;
import io.synco.simulation.VirtualTime;
import io.synco.sync.push.PushWiring;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping is changed the same in the simulation's memory as in PostgreSQL: the same ones, with the same versions. */
@QuarkusTest
@TestProfile(SetupDatabase.WithScriptedRemotes.class)
@QuarkusTestResource(value = TestInfrastructure.class, restrictToAnnotatedClass = true)
class MappingEditContractTest {
    private static final int STEPS = 15;
    private static final List<Long> ODOO = List.of(8L, 9L, 18L);
    private static final List<Long> SHOPIFY = List.of(70L, 71L, 72L);

    @Inject
    SetupDatabase database;

    @Inject
    ScriptedRemotes remotes;

    @Inject
    ShopSetup setup;

    @Inject
    Locations locations;

    @Inject
    Mappings mappings;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void mappings_are_changed_alike(long seed) {
        SeededChance chance = new SeededChance(seed);
        ShopId shop = newShop(seed);
        MemoryDatabase memory = new MemoryDatabase(new VirtualTime());
        Settings settings = new Settings(memory);
        settings.odooLocations(shop, await(() -> locations.list(shop)).odoo());
        Map<MappingId, MappingId> names = new HashMap<>();

        for (int step = 0; step < STEPS; step++) {
            List<Wanted> wanted = someMappings(chance);
            List<LocationMapping> real =
                    await(() -> mappings.replace(shop, wanted, "ann")).mappings();
            settings.map(shop, wanted);

            List<LocationMapping> model =
                    List.copyOf(PushWiring.book(memory, shop).mappings());
            assertThat(withIds(model, real, names))
                    .as("step %d: %s", step, wanted)
                    .isEqualTo(real);
            assertThat(model).extracting(LocationMapping::primary).isEqualTo(primaries(real));
            assertThat(await(() -> mappings.book(shop)).mappings()).containsExactlyElementsOf(real);
        }
    }

    private static List<StockLocationId> primaries(List<LocationMapping> mappings) {
        return mappings.stream().map(LocationMapping::primary).toList();
    }

    /** Each database counts by itself: one of the model stands for one of PostgreSQL, always the same. */
    private static List<LocationMapping> withIds(
            List<LocationMapping> model, List<LocationMapping> real, Map<MappingId, MappingId> names) {
        assertThat(model).hasSameSizeAs(real);
        List<LocationMapping> renamed = new ArrayList<>();
        for (int i = 0; i < model.size(); i++) {
            LocationMapping one = model.get(i);
            MappingId id = names.computeIfAbsent(
                    one.id(), unknown -> real.get(renamed.size()).id());
            renamed.add(
                    new LocationMapping(id, one.mode(), one.sources(), one.warehouse(), one.outlets(), one.version()));
        }
        return renamed;
    }

    private ShopId newShop(long seed) {
        ShopId shop = database.newShop("mapping-edit-" + seed);
        remotes.clear();
        SHOPIFY.forEach(id -> remotes.shopLocation(id, "Store " + id));
        ODOO.forEach(id -> remotes.stockLocation(id, "Stock " + id, "1/" + id + "/", 1));
        await(() -> setup.readShopifyLocations(shop));
        await(() -> setup.readOdooLocations(shop));
        return shop;
    }

    /** Some locations of both sides, dealt out at random. */
    private static List<Wanted> someMappings(SeededChance chance) {
        List<Long> odoo = shuffled(ODOO, chance);
        List<Long> shopify = shuffled(SHOPIFY, chance);
        List<Wanted> wanted = new ArrayList<>();
        while (!odoo.isEmpty() && !shopify.isEmpty() && !(wanted.size() > 0 && chance.oneIn(4))) {
            List<StockLocationId> sources =
                    taken(odoo, chance).stream().map(StockLocationId::new).toList();
            List<Outlet> outlets = taken(shopify, chance).stream()
                    .map(id -> new Outlet(
                            new LocationId(id),
                            chance.between(1, 2),
                            chance.oneIn(2) ? Optional.empty() : Optional.of(chance.between(0, 1))))
                    .toList();
            MappingMode mode = outlets.size() == 1
                    ? MappingMode.SINGLE
                    : chance.oneOf(List.of(MappingMode.POOL, MappingMode.SPLIT));
            wanted.add(new Wanted(mode, sources, new WarehouseId(1), outlets));
        }
        return wanted;
    }

    private static List<Long> shuffled(List<Long> ids, SeededChance chance) {
        List<Long> rest = new ArrayList<>(ids);
        List<Long> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(chance.between(0, rest.size() - 1)));
        }
        return shuffled;
    }

    /** At least one. */
    private static List<Long> taken(List<Long> from, SeededChance chance) {
        List<Long> some = from.subList(0, chance.between(1, from.size()));
        List<Long> taken = List.copyOf(some);
        some.clear();
        return taken;
    }
}
