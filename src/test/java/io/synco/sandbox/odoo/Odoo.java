package io.synco.sandbox.odoo;

/** One database with everything in it: records, stock, sales, and the methods a client can call. */
final class Odoo {
    final OdooOptions options;
    final Release release;
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

    Odoo(OdooOptions options) {
        this.options = options;
        db = new Database(options.clock());
        release = options.release();
        orm = new Orm(Schema.of(release, options.manufacturing()), db);
        locations = new Locations(orm);
        quants = new Quants(orm, locations);
        products = new Products(orm, release);
        quantities = new ProductQuantities(orm, locations, quants, release);
        moves = new Moves(orm, locations, quants, products, release);
        pickings = new Pickings(orm, moves, locations, release);
        counts = new Counts(orm, quants, moves, products, locations, release);
        scraps = new Scraps(orm, moves, quants, locations, release);
        returns = new Returns(orm, moves, pickings, release);
        warehouses = new Warehouses(orm, locations, release);
        Procurement procurement = new Procurement(orm, moves, pickings, locations, release);
        orders = new SaleOrders(orm, pickings, procurement, release);
        externalIds = new ExternalIds(orm);
        loader = new Loader(orm, externalIds, release);
        methods = new Methods(orm.schema.words);
        wire(procurement);
        db.transaction(() -> {
            new Seed(orm, locations, release).plant(options);
            return null;
        });
    }

    private void wire(Procurement procurement) {
        orm.behaves("ir.model.data", externalIds);
        new MoveLines(orm, moves, release).define();
        new SaleLines(orm, products, procurement, release).define();
        if (options.manufacturing()) {
            new BillsOfMaterials(orm).define();
        }
        StockFields.define(orm, moves, release);
        renamedFields();
        if (release.hasReferences()) {
            References.define(orm);
        }
        Partners.define(orm);
        RecordMethods.define(this);
        BusinessMethods.define(this);
        Automations.define(this);
    }

    private void renamedFields() {
        for (String model : java.util.List.of("sale.order.line", "stock.move")) {
            release.renamed(model)
                    .forEach((name, stored) -> orm.fields.compute(model, name, (rec, env) -> rec.raw(stored)));
        }
    }
}
