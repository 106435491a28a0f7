package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe.Component;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.MappingMode;
import io.synco.simulation.Scenario.Kind;
import io.synco.simulation.remote.OdooWarehouse;
import io.synco.simulation.remote.OdooWarehouse.Flow;
import io.synco.sync.order.OrderChoices.Defaults;
import io.synco.sync.order.OrderMode;
import io.synco.sync.port.OdooPort.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything before the first step: both sides with goods, what is mapped and linked, and going live. */
final class Opening {
    private static final Flow PICK_AND_SHIP = new Flow(2, 2, true);
    private static final Flow PICK_PACK_AND_SHIP = new Flow(3, 3, true);

    private final World world;
    private final Scenario scenario;

    Opening(World world, Scenario scenario) {
        this.world = world;
        this.scenario = scenario;
    }

    void happens() {
        opensLocation("Berlin", scenario.has(Kind.STEPS) ? PICK_AND_SHIP : Flow.DIRECT);
        opensLocation("Hamburg", scenario.has(Kind.STEPS) ? PICK_PACK_AND_SHIP : Flow.DIRECT);
        if (scenario.has(Kind.POOL) || scenario.has(Kind.SPLIT)) {
            opensAnother("Berlin, online");
        }
        if (scenario.has(Kind.REMAPPED)) {
            world.annex(world.odoo().settings().warehouse("WH-Annex", Flow.DIRECT));
        }
        world.settings().connect(World.SHOP, Side.SHOPIFY);
        world.settings().connect(World.SHOP, Side.ODOO);
        world.settings().odooLocations(World.SHOP, world.stockLocations());
        if (scenario.has(Kind.BUFFERS)) {
            world.settings().buffer(World.SHOP, 1);
            world.keptBack().ofShop(1);
        }
        world.warehouses().keySet().forEach(location -> world.keptBack().ofLocation(location, buffer()));
        new Atlas(world).map(scenario.has(Kind.SPLIT) ? MappingMode.SPLIT : MappingMode.POOL, world.chance());
        scenario.rules().forEach(rule -> world.settings().choose(World.SHOP, rule.of(), rule.choice()));
        if (scenario.has(Kind.ADOPTED) || scenario.has(Kind.HANDLED_ELSEWHERE)) {
            OrderMode open = scenario.has(Kind.ADOPTED) ? OrderMode.ADOPTED : OrderMode.ELSEWHERE;
            world.settings().handle(World.SHOP, new Defaults(open, OrderMode.ELSEWHERE));
        }
        if (scenario.has(Kind.TRANSFER_DOCUMENTS)) {
            world.settings().documents(World.SHOP, DocumentKind.TRANSFER);
        }
        sells();
        if (scenario.has(Kind.DELETED)) {
            world.settings().linkedBySku(World.SHOP);
        }
        goodsStand();
        world.peopleOpen();
        world.person()
                .controls(shop -> Uni.createFrom().voidItem())
                .goLive(World.SHOP, "the simulation")
                .await()
                .indefinitely();
        world.oracle().goesLive();
        world.neighbour().ifPresent(Neighbour::opens);
    }

    private Optional<Integer> buffer() {
        return scenario.has(Kind.BUFFERS) && !world.chance().oneIn(3)
                ? Optional.of(world.chance().between(0, 3))
                : Optional.empty();
    }

    private void opensLocation(String name, Flow flow) {
        LocationId location = world.shopify().stock().opensLocation(name);
        OdooWarehouse warehouse = world.odoo().settings().warehouse("WH-" + name, flow);
        world.warehouses().put(location, warehouse);
        List<StockLocationId> places = new ArrayList<>(List.of(warehouse.stock()));
        if (scenario.has(Kind.KITS) || scenario.has(Kind.SHARED)) {
            places.add(world.odoo().settings().bin(warehouse.stock(), "Shelf A"));
            places.add(world.odoo().settings().bin(warehouse.stock(), "Shelf B"));
        }
        world.places().put(location, places);
        world.settings().shopifyLocation(World.SHOP, location, name);
    }

    /** Another location on Shopify that the first one's warehouse serves. */
    private void opensAnother(String name) {
        LocationId first = world.warehouses().keySet().iterator().next();
        LocationId location = world.shopify().stock().opensLocation(name);
        world.warehouses().put(location, world.warehouses().get(first));
        world.places().put(location, world.places().get(first));
        world.settings().shopifyLocation(World.SHOP, location, name);
    }

    private void sells() {
        if (scenario.has(Kind.KITS)) {
            ProductId cup = product("CUP");
            ProductId saucer = product("SAUCER");
            ProductId plate = product("PLATE");
            sells("TEA-SET", Map.of(cup, units(2), saucer, units(1)));
            sells("TABLE-SET", Map.of(plate, units(1), product("KNIFE"), units(1), product("FORK"), units(3)));
        }
        if (scenario.has(Kind.SHARED)) {
            ProductId mug = product("MUG");
            ProductId bowl = product("BOWL");
            sells("MUG", Map.of(mug, units(1)));
            sells("BREAKFAST", Map.of(mug, units(1), bowl, units(2)));
            sells("SIX-BOWLS", Map.of(bowl, units(6)));
        }
        if (scenario.has(Kind.PACKS)) {
            sells("TWO-SOAPS", Map.of(product("SOAP"), units(2)));
            sells("SIX-PENS", Map.of(product("PEN"), units(6)));
        }
        if (scenario.has(Kind.RELINKED)) {
            // No product carries an item's SKU: it is linked because a person says so.
            sells("LAMP", Map.of(product("OLD-LAMP"), units(1)));
            sells("DESK", Map.of(product("OLD-DESK"), units(1)));
            world.assortment().stocks(product("NEW-LAMP"));
        }
        if (world.assortment().items().isEmpty()) {
            sells("SKU-1", Map.of(product("SKU-1"), units(1)));
            sells("SKU-2", Map.of(product("SKU-2"), units(1)));
        }
    }

    private ProductId product(String sku) {
        return world.odoo().settings().product(sku);
    }

    private static Quantity units(long units) {
        return Quantity.of(units);
    }

    /** Before it happens, in place of what the scenario would sell. */
    void sellsPlain(String sku) {
        sells(sku, Map.of(product(sku), units(1)));
    }

    private void sells(String sku, Map<ProductId, Quantity> recipe) {
        ItemId item = world.shopify().stock().addsProduct(sku);
        world.assortment().sells(item, recipe);
        List<Component> components = new ArrayList<>();
        new TreeMap<>(recipe).forEach((product, perItem) -> components.add(new Component(product, perItem)));
        world.settings().link(World.SHOP, item, components);
    }

    private void goodsStand() {
        for (ItemId item : world.assortment().items()) {
            boolean sold = scenario.has(Kind.OPEN_AT_GO_LIVE);
            world.warehouses()
                    .keySet()
                    .forEach(at -> world.shopify()
                            .stock()
                            .stocks(new LevelId(item, at), sold ? world.chance().between(0, 12) : 0));
        }
        for (ProductId product : world.assortment().products()) {
            int most = 12
                    * world.assortment().items().stream()
                            .mapToInt(item ->
                                    world.assortment().perItem(item, product).floor())
                            .reduce(1, Math::max);
            world.places()
                    .forEach((at, places) -> world.odoo()
                            .floor()
                            .counts(
                                    world.chance().between(0, most),
                                    product,
                                    world.chance().oneOf(places)));
        }
    }
}
