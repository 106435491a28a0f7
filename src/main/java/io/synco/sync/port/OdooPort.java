package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sync needs of Odoo, whatever its version. A call that did not get an answer it can use fails with
 * {@link io.synco.kernel.RemoteException}. Locations are always given expanded (children included) and by id.
 */
public interface OdooPort {
    /** Odoo ends a request after two minutes; five seconds more are for the way. A call without an answer is over by then. */
    Duration REQUEST_LIMIT = Duration.ofSeconds(125);

    /** Looks at all that a connection needs, with credentials that are not stored yet. What fails is a line of the answer. */
    Uni<Checkup> examine(ShopId shop, Credentials credentials);

    /** The same with the stored credentials; fails only where none are stored. */
    Uni<Checkup> examine(ShopId shop);

    /** Internal and view locations with their warehouses. */
    Uni<List<Location>> locations(ShopId shop);

    /** Active, storable products with ids above {@code afterId}, in order of id, up to 500. */
    Uni<List<Product>> products(ShopId shop, long afterId);

    /** Which of these products are active and storable, each with the smallest amount that Odoo counts of it. */
    Uni<Map<ProductId, Quantity>> storable(ShopId shop, Set<ProductId> products);

    /**
     * Every product that Odoo sells as its components, with the bill of materials that Odoo itself would take for it; none where
     * manufacturing is not installed.
     */
    Uni<List<Kit>> kits(ShopId shop);

    /** All quants of the products at the locations, summed by (product, location): one call however many products. */
    Uni<List<Stock>> quants(ShopId shop, Set<ProductId> products, Set<StockLocationId> locations);

    /** Moves of our documents with their lines nested, in one transaction of Odoo's (odoo-moves.md B1). */
    Uni<List<Move>> documentMoves(ShopId shop, Set<DocumentRef> documents);

    /** Open move lines of the products that are reserved at one of the locations, of whatever document, with their final destination. */
    Uni<List<Reservation>> reservations(ShopId shop, Set<ProductId> products, Set<StockLocationId> locations);

    /**
     * Finished moves with write_date at or after {@code since}, in order of (write_date, id), up to {@code limit}. Include an
     * overlap in {@code since}: a transaction that commits late carries an earlier date.
     */
    Uni<List<DoneMove>> movesDone(ShopId shop, Instant since, int limit);

    /**
     * The same with the moves that are not finished, or never will be, and may hold another reservation than before: they count as
     * written when one of their lines was, because a line that is taken from elsewhere leaves its move's own write_date alone.
     */
    Uni<ChangedMoves> movesChanged(ShopId shop, Instant since, int limit);

    /**
     * Brings a sales order to these lines. One that does not exist is made in one load with external ids, so that a repetition finds
     * it; of one that exists, lines get their quantities, never less than Odoo has delivered, and missing lines are added. Then it
     * is confirmed unless it is. Where all quantities are zero it is cancelled. After a lost answer to a change an older one may still arrive and win: ask again no sooner
     * than {@link #REQUEST_LIMIT} later.
     *
     * <p>Money never keeps it from being made: what cannot be brought to its {@link Charges} is a remark of the answer.
     *
     * <p>As a {@link DocumentKind#TRANSFER} the same holds of a transfer from the warehouse's stock to the customer and what follows
     * it: one move for each product, its demand what the lines want less what has gone; where all quantities are zero, what is open is
     * cancelled.
     */
    Uni<SavedOrder> saveOrder(ShopId shop, Permit permit, SalesOrder order);

    /** The open deliveries of an order are validated for exactly these quantities, with a backorder for the rest. */
    Uni<Void> deliver(
            ShopId shop, Permit permit, DocumentRef document, Map<ProductId, Quantity> quantities, Extent extent);

    /** As far as the quantities say. */
    default Uni<Void> deliver(ShopId shop, Permit permit, DocumentRef document, Map<ProductId, Quantity> quantities) {
        return deliver(shop, permit, document, quantities, Extent.BEYOND);
    }

    /** How far a delivery goes. */
    enum Extent {
        /** No further than Odoo's open deliveries ask for: a person may have delivered since somebody looked. Else it is refused. */
        ASKED,
        /** Beyond it too: the goods have left. */
        BEYOND
    }

    /**
     * Moves goods into or out of a stock location, as one finished transfer. It is made by a load with its external id and found again
     * by that, whatever became of an earlier call: a repetition does only what is missing.
     */
    Uni<Booked> book(ShopId shop, Permit permit, Booking booking);

    /** Sales orders whose name, customer's reference or source document is one of these: one call for many orders. */
    Uni<List<Referenced>> ordersReferenced(ShopId shop, Set<String> references);

    /** Finished deliveries (to a customer, no returns) of our documents. */
    Uni<List<Delivery>> deliveries(ShopId shop, Set<DocumentRef> documents);

    /**
     * Makes Odoo call this address once for each move that is finished, in place of any other address of ours. Refused where it has no
     * webhooks (16), or not the app that they need.
     *
     * @param within what every address of ours of this shop begins with
     */
    Uni<Void> hook(ShopId shop, String address, String within);

    /** Odoo calls none of our addresses any more. */
    Uni<Void> unhook(ShopId shop, String within);

    record Credentials(String url, String database, String login, String apiKey) {}

    /**
     * @param uuid what tells this database from every other, its copies too
     * @param api in which of Odoo's ways it takes calls; empty for the oldest
     */
    record Identity(String version, long uid, String uuid, String database, String api) {}

    /** @param step goods pass it on their way into or out of the warehouse: Input, Quality Control, Packing or Output */
    record Location(
            StockLocationId id,
            String name,
            String usage,
            String parentPath,
            Optional<WarehouseId> warehouse,
            String warehouseName,
            boolean step) {}

    record Product(ProductId id, String sku, String barcode, String name) {}

    /** @param problem why the bill of materials cannot be reckoned with, a sentence; empty where it can */
    record Kit(Product product, List<KitLine> lines, Optional<String> problem) {}

    /**
     * @param units of the component, in its own unit of measure, for one of the kit's
     * @param step the smallest amount that Odoo counts of the component
     */
    record KitLine(ProductId component, String name, Quantity units, Quantity step) {}

    record Stock(ProductId product, StockLocationId location, Quantity quantity, Quantity reserved) {}

    /** What stands for an order in Odoo. */
    enum DocumentKind {
        SALES_ORDER(1, "sale.order"),
        /** A delivery transfer, with its backorders and returns. */
        TRANSFER(2, "stock.picking");

        private final int code;
        private final String model;

        DocumentKind(int code, String model) {
            this.code = code;
            this.model = model;
        }

        public int code() {
            return code;
        }

        public static DocumentKind ofCode(int code) {
            return List.of(values()).stream()
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No kind of document has code " + code));
        }

        /** Odoo's own word. */
        public String model() {
            return model;
        }

        public static DocumentKind ofModel(String model) {
            return List.of(values()).stream()
                    .filter(kind -> kind.model.equals(model))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No document is a " + model));
        }
    }

    /**
     * A document that we reckon with; {@code group} finds its moves even after it was deleted, and all of a transfer's.
     *
     * @param byOthers another connector or a person made it: all of its lines count, and none carries an external id of ours
     */
    record DocumentRef(String externalId, long odooId, Optional<Long> group, boolean byOthers, DocumentKind kind) {
        public DocumentRef(String externalId, long odooId, Optional<Long> group, boolean byOthers) {
            this(externalId, odooId, group, byOthers, DocumentKind.SALES_ORDER);
        }

        public DocumentRef(String externalId, long odooId, Optional<Long> group) {
            this(externalId, odooId, group, false);
        }
    }

    /** What a move tells of the document that it belongs to: a sales order's id, or the group that a transfer's moves share. */
    record DocumentKey(DocumentKind kind, long id) {
        static Optional<DocumentKey> of(Optional<Long> salesOrder, Optional<Long> group) {
            return salesOrder
                    .map(id -> new DocumentKey(DocumentKind.SALES_ORDER, id))
                    .or(() -> group.map(id -> new DocumentKey(DocumentKind.TRANSFER, id)));
        }
    }

    /**
     * A sales order that names an order of ours, whoever made it.
     *
     * @param references its name, its customer's reference and its source document
     * @param confirmed neither a quotation nor cancelled
     */
    record Referenced(long odooId, String name, Set<String> references, WarehouseId warehouse, boolean confirmed) {}

    enum MoveState {
        DRAFT,
        WAITING,
        CONFIRMED,
        PARTIALLY_AVAILABLE,
        ASSIGNED,
        DONE,
        CANCEL;

        /** May hold a reservation (odoo-moves.md B4). */
        public boolean open() {
            return this == WAITING || this == CONFIRMED || this == PARTIALLY_AVAILABLE || this == ASSIGNED;
        }
    }

    /** Where a location stands in the world; only these matter to the sync model. */
    enum Usage {
        SUPPLIER,
        VIEW,
        INTERNAL,
        CUSTOMER,
        INVENTORY,
        PRODUCTION,
        TRANSIT
    }

    record Place(StockLocationId id, Usage usage) {}

    record MoveLine(
            long id, MoveState state, ProductId product, Place from, Place to, Quantity quantity, Instant writeDate) {}

    /**
     * @param document external id of the document it belongs to
     * @param finalDestination the end of the chain of following moves (odoo-moves.md B3)
     * @param returnOf the move that this one returns, if it is a return
     */
    record Move(
            long id,
            String document,
            MoveState state,
            ProductId product,
            Place finalDestination,
            Optional<Long> returnOf,
            Optional<Long> picking,
            Instant writeDate,
            List<MoveLine> lines) {}

    /** @param reference of the document that reserved, as a person knows it: WH/OUT/00012 */
    record Reservation(ProductId product, Place at, Place finalDestination, Quantity quantity, String reference) {}

    /**
     * A finished move as the change feed tells it.
     *
     * @param reference the document's name that a person knows (WH/IN/00012)
     * @param booked its transfer is one that {@link #book} made
     * @param group what ties it to others, where that is no sales order
     */
    record DoneMove(
            long id,
            ProductId product,
            Place from,
            Place to,
            Quantity quantity,
            String reference,
            boolean inventory,
            Optional<Long> returnOf,
            Optional<Long> salesOrder,
            Optional<Long> picking,
            Instant writeDate,
            boolean booked,
            Optional<Long> group) {
        public Optional<DocumentKey> document() {
            return DocumentKey.of(salesOrder, group);
        }

        /** Of a transfer that is not ours. */
        public DoneMove(
                long id,
                ProductId product,
                Place from,
                Place to,
                Quantity quantity,
                String reference,
                boolean inventory,
                Optional<Long> returnOf,
                Optional<Long> salesOrder,
                Optional<Long> picking,
                Instant writeDate) {
            this(
                    id,
                    product,
                    from,
                    to,
                    quantity,
                    reference,
                    inventory,
                    returnOf,
                    salesOrder,
                    picking,
                    writeDate,
                    false,
                    Optional.empty());
        }
    }

    /** What stands at the other end of a booking. */
    enum Counterpart {
        INVENTORY_LOSS,
        CUSTOMER
    }

    /**
     * @param stock where the goods stand, or are to stand
     * @param units into it; negative ones leave it
     * @param why a sentence for who sees the transfer in Odoo
     */
    record Booking(
            String externalId,
            WarehouseId warehouse,
            StockLocationId stock,
            Counterpart counterpart,
            ProductId product,
            Quantity units,
            String why) {
        /** External ids of bookings begin so, and the origin of their transfers. */
        public static final String PREFIX = "__synco__.booked_";

        public boolean comesIn() {
            return units.signum() > 0;
        }
    }

    /** @param name as a person knows the transfer: WH/INT/00012 */
    record Booked(long odooId, String name) {}

    record Held(Place at, Quantity quantity) {}

    /**
     * An unfinished or cancelled move with what it has reserved.
     *
     * @param followed its own destination is not where its units end
     * @param held nothing where it is cancelled
     * @param group what ties it to others, where that is no sales order
     */
    record OpenMove(
            long id,
            ProductId product,
            Place from,
            Place to,
            boolean followed,
            List<Held> held,
            String reference,
            Optional<Long> salesOrder,
            Optional<Long> group) {
        public OpenMove(
                long id,
                ProductId product,
                Place from,
                Place to,
                boolean followed,
                List<Held> held,
                String reference,
                Optional<Long> salesOrder) {
            this(id, product, from, to, followed, held, reference, salesOrder, Optional.empty());
        }

        public Optional<DocumentKey> document() {
            return DocumentKey.of(salesOrder, group);
        }
    }

    /**
     * A page of the change feed.
     *
     * @param latest when what it tells was written last; of a page that was full, up to when all of it was told
     * @param full there may be more
     */
    record ChangedMoves(List<DoneMove> done, List<OpenMove> open, Optional<Instant> latest, boolean full) {}

    /**
     * @param delivered of it, as far as it is known: with the customer, or brought back after Shopify had counted it as fulfilled
     */
    record SalesOrderLine(String externalId, ProductId product, Quantity quantity, String name, Quantity delivered) {
        public SalesOrderLine(String externalId, ProductId product, Quantity quantity, String name) {
            this(externalId, product, quantity, name, Quantity.ZERO);
        }

        /**
         * What to ask Odoo for. A return lowers what Odoo counts as delivered, and with the next change of the line Odoo would send again
         * what came back (odoo-moves.md A2: raised from 5 to 6 after a return of 2, it sends 3).
         */
        public Quantity asked(Quantity deliveredByOdoo) {
            return quantity.minus(delivered.minus(deliveredByOdoo).max(Quantity.ZERO));
        }
    }

    /**
     * @param name what a person sees as reference: the Shopify order's name, #1001
     * @param stood it was in Odoo before; if it is gone now, a person deleted it, and it is not made again
     * @param kind as what it stands in Odoo, from its beginning on
     * @param charges what a sales order is to cost; empty: as Odoo's price list says
     * @param buyer whose a sales order is, where it has to be made; empty: the one named customer's
     */
    record SalesOrder(
            String externalId,
            String name,
            WarehouseId warehouse,
            List<SalesOrderLine> lines,
            boolean stood,
            DocumentKind kind,
            Optional<Charges> charges,
            Optional<Buyer> buyer) {
        /** A sales order without money, for the one named customer. */
        public SalesOrder(
                String externalId, String name, WarehouseId warehouse, List<SalesOrderLine> lines, boolean stood) {
            this(externalId, name, warehouse, lines, stood, DocumentKind.SALES_ORDER);
        }

        public SalesOrder(
                String externalId,
                String name,
                WarehouseId warehouse,
                List<SalesOrderLine> lines,
                boolean stood,
                DocumentKind kind) {
            this(externalId, name, warehouse, lines, stood, kind, Optional.empty(), Optional.empty());
        }

        public boolean wantsNothing() {
            return lines.stream().allMatch(line -> line.quantity().signum() == 0);
        }
    }

    /**
     * @param delivered of the lines that stood before, what Odoo has delivered by its own count: net of returns
     * @param remarks sentences: where it does not cost what it is to cost, or is not whose it is to be
     */
    record SavedOrder(
            long odooId,
            String name,
            Optional<Long> group,
            boolean confirmed,
            Map<String, Long> lineIds,
            Map<String, Quantity> delivered,
            List<String> remarks) {
        /** Everything is as it is to be. */
        public SavedOrder(
                long odooId,
                String name,
                Optional<Long> group,
                boolean confirmed,
                Map<String, Long> lineIds,
                Map<String, Quantity> delivered) {
            this(odooId, name, group, confirmed, lineIds, delivered, List.of());
        }
    }

    record Delivery(
            long picking,
            String name,
            String document,
            Optional<String> trackingNumber,
            Optional<String> carrier,
            Map<ProductId, Quantity> quantities) {}
}
