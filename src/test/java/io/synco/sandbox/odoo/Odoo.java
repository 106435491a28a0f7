package io.synco.sandbox.odoo;

/** One database with everything in it: records, stock, sales, and the methods a client can call. */
final class Odoo {
    final OdooOptions options;
    final Database db;
    final Orm orm;
    final Locations locations;
    final Quants quants;
    final Products products;
    final ProductQuantities quantities;
    final Moves moves;
    final Pickings pickings;
    final Counts counts;
    final Scraps scraps;
    final Returns returns;
    final Warehouses warehouses;
    final SaleOrders orders;
    final ExternalIds externalIds;
    final Loader loader;
    final Methods methods;
    private Automations automations;

    Odoo(OdooOptions options) {
        this.options = options;
        db = new Database(options.clock());
        orm = new Orm(Schema.ofVersion17(options.manufacturing()), db);
        locations = new Locations(orm);
        quants = new Quants(orm, locations);
        products = new Products(orm);
        quantities = new ProductQuantities(orm, locations, quants);
        moves = new Moves(orm, locations, quants, products);
        pickings = new Pickings(orm, moves);
        counts = new Counts(orm, quants, moves, products);
        scraps = new Scraps(orm, moves, quants, locations);
        returns = new Returns(orm, moves, pickings);
        warehouses = new Warehouses(orm, locations);
        Procurement procurement = new Procurement(orm, moves, pickings);
        orders = new SaleOrders(orm, pickings, procurement);
        externalIds = new ExternalIds(orm);
        loader = new Loader(orm, externalIds);
        methods = new Methods();
        wire(procurement);
        db.transaction(() -> {
            new Seed(orm, locations).plant(options);
            automations.plant();
            return null;
        });
    }

    java.util.List<String> called() {
        return db.transaction(automations::called);
    }

    private void wire(Procurement procurement) {
        orm.behaves("ir.model.data", externalIds);
        new MoveLines(orm, moves).define();
        new SaleLines(orm, products, procurement).define();
        if (options.manufacturing()) {
            new BillsOfMaterials(orm).define();
        }
        StockFields.define(orm, moves);
        Partners.define(orm);
        automations = new Automations(orm);
        db.watchedBy(automations);
        RecordMethods.define(this);
        BusinessMethods.define(this);
    }
}
