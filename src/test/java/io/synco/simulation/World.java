package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.MappingMode;
import io.synco.mapping.StockLocation;
import io.synco.simulation.remote.OdooModel;
import io.synco.simulation.remote.OdooWarehouse;
import io.synco.simulation.remote.ShopifyModel;
import io.synco.simulation.remote.ShopifyRules;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One shop with its Shopify, its Odoo and the processes that keep them in step; everything happens because {@link Run} lets it. */
final class World {
    private static final String TRACED = "synco.simulation.traced";

    static final ShopId SHOP = new ShopId(1);
    private final VirtualTime time = new VirtualTime();
    private final Schedule schedule = new Schedule(time);
    private final SeededChance chance;
    private final Disasters disasters;
    private final MemoryDatabase database = new MemoryDatabase(time);
    private final Settings settings = new Settings(database);
    private final Leases leases = new Leases(SHOP, time);
    private final Post post;
    private final ShopifyModel shopify;
    private final OdooModel odoo = new OdooModel(time);
    private final Recipes recipes = new Recipes(this);
    private final Oracle oracle = new Oracle(this);
    private final Books books = new Books(this);
    private final List<String> history = new ArrayList<>();
    private final Map<LocationId, OdooWarehouse> warehouses = new TreeMap<>();
    private final Map<LocationId, List<StockLocationId>> places = new TreeMap<>();
    private final Map<LocationId, List<OdooWarehouse>> behind = new TreeMap<>();
    private final Map<LocationId, Set<MappingId>> stoodBehind = new TreeMap<>();
    private final KeptBack keptBack = new KeptBack();
    private final Scenario scenario;
    private MappingMode together = MappingMode.POOL;
    private OdooWarehouse annex;
    private final Map<LocationId, Integer> shares = new TreeMap<>();
    private final Assortment assortment = new Assortment();
    private final Mutation mutation;
    private final Happenings happenings;
    private final Causes causes = new Causes(this);
    private final People people;
    private final Optional<Neighbour> neighbour;
    private Calls calls = Calls.UNHEARD;
    private Process process;
    private boolean peopleRest = true;
    private String violation;

    World(long seed, Scenario scenario, Mutation mutation, Happenings happenings) {
        this(seed, scenario, mutation, happenings, ShopifyRules.usual());
    }

    World(long seed, Scenario scenario, Mutation mutation, Happenings happenings, ShopifyRules rules) {
        this.mutation = mutation;
        this.scenario = scenario;
        this.happenings = happenings;
        chance = new SeededChance(seed);
        disasters = new Disasters(chance, time, scenario, happenings);
        post = new Post(SHOP, schedule, chance, scenario, happenings, this::violated);
        shopify = new ShopifyModel(time, post, rules);
        database.guardedBy(new MemoryDatabase.Gatekeeper() {
            @Override
            public <T> Uni<T> admit(io.synco.sync.port.Lease lease, Uni<T> transaction) {
                return ((Leases.Held) lease).holder().admit(lease, transaction);
            }
        });
        people = new People(this, scenario);
        neighbour = scenario.has(Scenario.Kind.TWO_SHOPS) ? Optional.of(new Neighbour(this)) : Optional.empty();
        startProcess();
    }

    // ---- what there is

    VirtualTime time() {
        return time;
    }

    Schedule schedule() {
        return schedule;
    }

    SeededChance chance() {
        return chance;
    }

    Disasters disasters() {
        return disasters;
    }

    MemoryDatabase database() {
        return database;
    }

    Settings settings() {
        return settings;
    }

    ShopifyModel shopify() {
        return shopify;
    }

    OdooModel odoo() {
        return odoo;
    }

    Oracle oracle() {
        return oracle;
    }

    Books books() {
        return books;
    }

    Map<LocationId, OdooWarehouse> warehouses() {
        return warehouses;
    }

    /** One of the locations that this one's warehouse serves, the same for all of them. */
    LocationId site(LocationId location) {
        return warehouses.keySet().stream()
                .filter(each -> warehouses.get(each).equals(warehouses.get(location)))
                .findFirst()
                .orElseThrow();
    }

    /** The warehouses whose stock stands behind a site, as it is mapped now; the first gets its orders. */
    List<OdooWarehouse> behind(LocationId site) {
        return behind.getOrDefault(site, List.of(warehouses.get(site)));
    }

    void behind(LocationId site, List<OdooWarehouse> stocks) {
        behind.put(site, List.copyOf(stocks));
        oracle.settingsChanged();
    }

    /** Whose stock is divided, this one too; empty where it is not. */
    Map<LocationId, Integer> shares(LocationId location) {
        return shares.containsKey(location) ? shares : Map.of();
    }

    /** Empty: no stock is divided any more. */
    void splits(MappingMode mode, Map<LocationId, Integer> weights) {
        together = mode;
        database.rows(SHOP)
                .targets()
                .all()
                .forEach(target -> stoodBehind
                        .computeIfAbsent(site(target.location()), each -> new TreeSet<>())
                        .add(target.mapping()));
        shares.clear();
        shares.putAll(weights);
    }

    /** How locations that one warehouse serves have its stock now. */
    MappingMode together() {
        return together;
    }

    /** A warehouse that serves no location of its own. */
    OdooWarehouse annex() {
        return annex;
    }

    /** The location with whose own stock it is counted. */
    Optional<LocationId> annexAt() {
        return warehouses().keySet().stream()
                .filter(at -> annex != null && site(at).equals(at) && behind(at).contains(annex))
                .findFirst();
    }

    void annex(OdooWarehouse warehouse) {
        annex = warehouse;
        places.replaceAll((at, known) -> {
            List<StockLocationId> more = new ArrayList<>(known);
            more.add(warehouse.stock());
            return more;
        });
    }

    /** Where goods stand at each location's warehouse: in stock itself, and in the bins below it. */
    Map<LocationId, List<StockLocationId>> places() {
        return places;
    }

    KeptBack keptBack() {
        return keptBack;
    }

    Scenario scenario() {
        return scenario;
    }

    Assortment assortment() {
        return assortment;
    }

    Recipes recipes() {
        return recipes;
    }

    /** @param recipe empty: to nothing */
    void relinked(ItemId item, Map<ProductId, Quantity> recipe) {
        relinked(Map.of(item, recipe));
    }

    /** At once. */
    void relinked(Map<ItemId, Map<ProductId, Quantity>> changed) {
        changed.forEach(recipes::changes);
        oracle.settingsChanged();
        changed.keySet().forEach(causes::touched);
    }

    Happenings happenings() {
        return happenings;
    }

    Causes causes() {
        return causes;
    }

    Calls calls() {
        return calls;
    }

    void calls(Calls listener) {
        calls = listener;
    }

    List<LevelId> levels() {
        List<LevelId> levels = new ArrayList<>();
        assortment.items().forEach(item -> warehouses.keySet().forEach(at -> levels.add(new LevelId(item, at))));
        return levels;
    }

    /** Whose items are made of something. */
    List<LevelId> linkedLevels() {
        return levels().stream().filter(level -> recipes.linked(level.item())).toList();
    }

    // ---- what happens

    /** Time passes while a call is under way, and now and then people do something in it. */
    void goesOn(int millis) {
        schedule.pass(Duration.ofMillis(millis));
        if (!peopleRest && chance.oneIn(4)) {
            people.act();
        }
    }

    /** From here on the chance, and the numbers, of this step. */
    void begins(int step) {
        happenings.begin(step);
        chance.turnTo(step);
    }

    /** What they did before anybody was live. */
    void peopleOpen() {
        people.open();
    }

    void peopleAct() {
        people.act();
    }

    Connector connector() {
        return people.connector();
    }

    void everythingIsResumed() {
        people.everythingIsResumed();
    }

    /** What waits for a person is decided; rules are what they are by default. */
    void everythingIsAnswered() {
        people.everythingIsAnswered();
    }

    void peopleRest(boolean rest) {
        peopleRest = rest;
    }

    /** Of each call, where whoever reads the history wants to see that too. */
    void traced(Supplier<String> what) {
        if (Boolean.getBoolean(TRACED)) {
            note(what.get());
        }
    }

    void note(String what) {
        history.add(time.now() + " #" + happenings.step() + " " + what);
    }

    List<String> history() {
        return history;
    }

    void violated(String what) {
        note("VIOLATED: " + what);
        if (violation == null) {
            violation = what;
        }
    }

    Optional<String> violation() {
        return Optional.ofNullable(violation);
    }

    // ---- the processes

    private void startProcess() {
        Process before = process;
        process = new Process(this, disasters);
        oracle.inherits(process, before);
        ShopifyPort toShopify = Wire.to(ShopifyPort.class, mutation.on(shopify), Side.SHOPIFY, this, process);
        OdooPort toOdoo = Wire.to(OdooPort.class, mutation.on(odoo), Side.ODOO, this, process);
        Surroundings around = new Surroundings(
                database,
                neighbour.map(one -> one.shopify(toShopify)).orElse(toShopify),
                neighbour.map(one -> one.odoo(toOdoo)).orElse(toOdoo),
                time,
                chance,
                DefaultConfig.worker(),
                mutation);
        Product product = new Product(around);
        process.runs(product.worker());
        post.to(product.inbox(shop -> Uni.createFrom().voidItem()));
    }

    Optional<Neighbour> neighbour() {
        return neighbour;
    }

    Product person() {
        return new Product(new Surroundings(database, shopify, odoo, time, chance, DefaultConfig.worker()));
    }

    /** Work that is due is worked off, if nobody holds the shop; a process that died is replaced by another. */
    boolean works() {
        if (process.dead()) {
            note("another process starts");
            startProcess();
        }
        neighbour.ifPresent(one -> one.works(process));
        Optional<Instant> due = nextDue();
        if (due.isEmpty() || due.get().isAfter(time.now())) {
            return false;
        }
        Optional<Leases.Held> lease = leases.take(process);
        lease.ifPresent(held -> {
            if (process.work(leases, held).isEmpty() && !process.dead()) {
                // It hangs with the lease in hand; meanwhile another one serves.
                startProcess();
            }
        });
        return lease.isPresent();
    }

    Optional<Instant> nextDue() {
        return process.nextDue(SHOP);
    }

    Instant leasedUntil() {
        return leases.until();
    }

    // ---- names

    /** The external id of the document that stands for an order at a location's mapping. */
    String documentOf(OrderId order, LocationId location) {
        return connector().document(order, location).orElseGet(() -> ourDocument(order, location));
    }

    private String ourDocument(OrderId order, LocationId location) {
        return database.rows(SHOP)
                .targets()
                .find(location)
                .map(target -> "__synco__.order_" + order + "_m" + target.mapping())
                .orElseThrow(() -> new IllegalStateException("Location " + location + " is not mapped"));
    }

    /** The connector's, or else ours: of each mapping that has stood behind the location's warehouse. */
    List<String> documentsOf(OrderId order, LocationId location) {
        Optional<String> byOthers = connector().document(order, location);
        return byOthers.isPresent() ? List.of(byOthers.get()) : ourDocuments(order, location);
    }

    private List<String> ourDocuments(OrderId order, LocationId location) {
        return stoodBehind.get(site(location)).stream()
                .map(mapping -> "__synco__.order_" + order + "_m" + mapping)
                .toList();
    }

    List<StockLocation> stockLocations() {
        return odoo.locations(SHOP).await().indefinitely().stream()
                .map(location -> new StockLocation(
                        location.id(),
                        location.name(),
                        location.usage(),
                        location.parentPath(),
                        location.warehouse(),
                        location.warehouseName()))
                .toList();
    }
}
