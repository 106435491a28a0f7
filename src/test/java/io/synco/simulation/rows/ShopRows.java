package io.synco.simulation.rows;

import io.synco.catalog.Recipe;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.Side;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.StockLocation;
import io.synco.simulation.MemoryDatabase;
import io.synco.simulation.Table;
import io.synco.sync.plan.LevelPlan.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One shop's tables. */
public final class ShopRows {
    private static final int ONLY = 1;

    private final MemoryDatabase database;
    private final Sequences sequences;
    private final Table<Integer, ShopRow> shop;
    private final Table<Side, ConnectionRow> connections;
    private final Table<LocationId, String> shopifyLocations;
    private final Table<StockLocationId, StockLocation> stockLocations;
    private final Table<MappingId, MappingRow> mappings;
    private final Table<StockLocationId, MappingId> sources;
    private final Table<LocationId, TargetRow> targets;
    private final Table<ItemId, ItemLink> links;
    private final Table<RecipeId, Recipe> recipes;
    private final Table<LevelId, LevelRow> levels;
    private final Table<LevelId, TermsRow> levelTerms;
    private final Table<LevelMoveId, Integer> levelMoves;
    private final Table<UUID, IntentRow> intents;
    private final Table<LevelId, IntentLevelRow> intentLevels;
    private final Table<Long, WriteRow> writes;
    private final Table<OrderId, OrderRow> orders;
    private final Table<PartId, PartRow> parts;
    private final Table<String, DocumentRow> documents;
    private final Table<String, DocumentLineRow> documentLines;
    private final Table<DeliveryId, DeliveryRow> deliveries;
    private final Table<PauseId, PauseRow> pauses;
    private final Table<Long, JobRow> jobs;
    private final Table<Long, EventRow> events;
    private final Table<SeenId, Instant> seenWebhooks;
    private final Table<String, CursorRow> cursors;
    private final Table<HoldingId, HeldRow> heldElsewhere;
    private final Table<String, String> hooks;
    private final Table<RuleId, RuleRow> rules;
    private final Table<Long, ExclusionRow> exclusions;
    private final Table<String, BookingRow> bookings;
    private final Table<OrderChoiceRow.Id, OrderChoiceRow> orderChoices;
    private final Table<TakenOffId, Integer> takenOff;
    private final Table<LevelId, LevelId> unanswered;
    private final Table<OrderLine, UnsettledRow> unsettled;
    private final Table<String, BillRow> bills;
    private final Table<Integer, List<Integer>> orderSettings;
    private final ComparisonRows comparison;

    ShopRows(MemoryDatabase database, Sequences sequences) {
        this.database = database;
        this.sequences = sequences;
        shop = new Table<>(database);
        connections = new Table<>(database);
        shopifyLocations = new Table<>(database);
        stockLocations = new Table<>(database);
        mappings = new Table<>(database);
        sources = new Table<>(database);
        targets = new Table<>(database);
        links = new Table<>(database);
        recipes = new Table<>(database);
        levels = new Table<>(database);
        levelTerms = new Table<>(database);
        levelMoves = new Table<>(database);
        intents = new Table<>(database);
        intentLevels = new Table<>(database);
        writes = new Table<>(database);
        orders = new Table<>(database);
        parts = new Table<>(database);
        documents = new Table<>(database);
        documentLines = new Table<>(database);
        deliveries = new Table<>(database);
        pauses = new Table<>(database);
        jobs = new Table<>(database);
        events = new Table<>(database);
        seenWebhooks = new Table<>(database);
        cursors = new Table<>(database);
        heldElsewhere = new Table<>(database);
        hooks = new Table<>(database);
        rules = new Table<>(database);
        exclusions = new Table<>(database);
        bookings = new Table<>(database);
        takenOff = new Table<>(database);
        orderChoices = new Table<>(database);
        unanswered = new Table<>(database);
        unsettled = new Table<>(database);
        bills = new Table<>(database);
        orderSettings = new Table<>(database);
        comparison = new ComparisonRows(database);
    }

    /** The database's clock, by which leases and due times go. */
    public Instant now() {
        return database.time().now();
    }

    public Sequences sequences() {
        return sequences;
    }

    public ShopRow shop() {
        return shop.find(ONLY).orElse(ShopRow.NEW);
    }

    public void shop(ShopRow row) {
        shop.put(ONLY, row);
    }

    public Table<Side, ConnectionRow> connections() {
        return connections;
    }

    /** Their names. */
    public Table<LocationId, String> shopifyLocations() {
        return shopifyLocations;
    }

    public Table<StockLocationId, StockLocation> stockLocations() {
        return stockLocations;
    }

    public Table<MappingId, MappingRow> mappings() {
        return mappings;
    }

    public Table<StockLocationId, MappingId> sources() {
        return sources;
    }

    public Table<LocationId, TargetRow> targets() {
        return targets;
    }

    public Table<ItemId, ItemLink> links() {
        return links;
    }

    public Optional<ItemLink> linked(ItemId item) {
        return links.find(item).filter(ItemLink::linked);
    }

    /** Neither the location nor the item has a buffer of its own. */
    public boolean shopBufferApplies(LevelId level) {
        return targets.find(level.location())
                        .filter(target -> target.buffer().isEmpty())
                        .isPresent()
                && links.find(level.item())
                        .filter(link -> link.buffer().isEmpty())
                        .isPresent();
    }

    public Table<RecipeId, Recipe> recipes() {
        return recipes;
    }

    public Table<LevelId, LevelRow> levels() {
        return levels;
    }

    public Table<LevelId, TermsRow> levelTerms() {
        return levelTerms;
    }

    /** By how much each moved what is expected. */
    public Table<LevelMoveId, Integer> levelMoves() {
        return levelMoves;
    }

    public Table<UUID, IntentRow> intents() {
        return intents;
    }

    public Table<LevelId, IntentLevelRow> intentLevels() {
        return intentLevels;
    }

    public Table<Long, WriteRow> writes() {
        return writes;
    }

    public Table<OrderId, OrderRow> orders() {
        return orders;
    }

    public Table<PartId, PartRow> parts() {
        return parts;
    }

    public Table<String, DocumentRow> documents() {
        return documents;
    }

    /** In use: one for an order and mapping. */
    public Optional<DocumentRow> document(OrderId order, MappingId mapping) {
        return documents.where(row -> row.order().equals(order) && row.mapping().equals(mapping)).stream()
                .findFirst();
    }

    public Table<String, DocumentLineRow> documentLines() {
        return documentLines;
    }

    public Table<DeliveryId, DeliveryRow> deliveries() {
        return deliveries;
    }

    public Table<PauseId, PauseRow> pauses() {
        return pauses;
    }

    public Table<Long, JobRow> jobs() {
        return jobs;
    }

    public Table<Long, EventRow> events() {
        return events;
    }

    /** When each came first. */
    public Table<SeenId, Instant> seenWebhooks() {
        return seenWebhooks;
    }

    public Table<HoldingId, HeldRow> heldElsewhere() {
        return heldElsewhere;
    }

    /** Who made Odoo call, by the hash of the address in hexadecimal; at most one. */
    public Table<String, String> hooks() {
        return hooks;
    }

    /** With their old versions. */
    public Table<RuleId, RuleRow> rules() {
        return rules;
    }

    public Table<Long, ExclusionRow> exclusions() {
        return exclusions;
    }

    public Table<OrderLine, UnsettledRow> unsettled() {
        return unsettled;
    }

    public Table<OrderChoiceRow.Id, OrderChoiceRow> orderChoices() {
        return orderChoices;
    }

    public Table<String, BillRow> bills() {
        return bills;
    }

    /** At most one: the codes of its prices and its customers. */
    public Table<Integer, List<Integer>> orderSettings() {
        return orderSettings;
    }

    public Table<String, BookingRow> bookings() {
        return bookings;
    }

    /** Units. */
    public Table<TakenOffId, Integer> takenOff() {
        return takenOff;
    }

    public Table<LevelId, LevelId> unanswered() {
        return unanswered;
    }

    public ComparisonRows comparison() {
        return comparison;
    }

    public Table<String, CursorRow> cursors() {
        return cursors;
    }
}
