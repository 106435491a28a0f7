package io.synco.sandbox.odoo;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An Odoo 16, 17, 18 or 19 to test against: JSON-RPC on one port, and on another the control API, which stays reachable while the server is "down".
 * In the same process tests use the methods below instead.
 */
public final class OdooSandbox implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Faults faults = new Faults();
    private final CallLog log = new CallLog();
    private final Odoo odoo;
    private final Rpc rpc;
    private final OdooPeople people;
    private final OdooReport report;
    private final Listener server;
    private final Listener control;

    private OdooSandbox(int port, int controlPort, OdooOptions options) {
        odoo = new Odoo(options);
        rpc = new Rpc(odoo);
        people = new OdooPeople(odoo);
        report = new OdooReport(odoo);
        RpcEndpoint endpoint = new RpcEndpoint(vertx, rpc, faults, log, odoo.db);
        Json2Endpoint json2 = new Json2Endpoint(vertx, new Json2(odoo, rpc), odoo, faults, log);
        Control commands = new Control(vertx, this);
        server = new Listener(vertx, port, request -> {
            if (request.path().startsWith(Control.PREFIX)) {
                commands.handle(request);
            } else if (request.path().startsWith(Json2Endpoint.PREFIX)) {
                json2.handle(request);
            } else {
                endpoint.handle(request);
            }
        });
        control = new Listener(vertx, controlPort, commands::handle);
        server.start();
        control.start();
    }

    public static OdooSandbox start(int port) {
        return start(port, 0, OdooOptions.defaults());
    }

    /** @param port 0 takes a free one */
    public static OdooSandbox start(int port, OdooOptions options) {
        return start(port, 0, options);
    }

    /** @param port 0 takes a free one; so does a control port of 0 */
    public static OdooSandbox start(int port, int controlPort, OdooOptions options) {
        return new OdooSandbox(port, controlPort, options);
    }

    /** In a process of its own: {@code port controlPort [database [login password apiKey [16|17|18|19]]]}. */
    public static void main(String[] args) {
        OdooOptions options = args.length > 6 ? OdooOptions.of(Release.valueOf("V" + args[6])) : OdooOptions.defaults();
        options = args.length > 2 ? options.withDatabase(args[2]) : options;
        options = args.length > 5 ? options.withLogin(args[3], args[4], args[5]) : options;
        OdooSandbox sandbox = start(Integer.parseInt(args[0]), Integer.parseInt(args[1]), options);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        System.out.println("Odoo double: " + sandbox.url() + " control " + sandbox.controlPort());
    }

    @Override
    public void close() {
        server.stop();
        control.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return server.port();
    }

    public int controlPort() {
        return control.port();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public OdooOptions options() {
        return odoo.options;
    }

    Odoo odoo() {
        return odoo;
    }

    // ---- what people do
    // -------------------------------------------------------------------------------------------------------

    public long warehouse(String name, String code) {
        return people.warehouse(name, code);
    }

    public long bin(String warehouse, String name) {
        return people.bin(warehouse, name);
    }

    /** The warehouse's Output is taken out of the archive; what is delivered still goes straight to the customer. */
    public long usesOutput(String warehouse) {
        return people.usesOutput(warehouse);
    }

    public long product(String sku, String name) {
        return people.product(sku, name, null);
    }

    public long product(String sku, String name, String barcode) {
        return people.product(sku, name, barcode);
    }

    /** A product that is sold as its components. @param units of each component, by SKU */
    public long kit(String sku, String name, String barcode, Map<String, Double> units) {
        return people.kit(sku, name, barcode, units);
    }

    /** Whatever else a person fills in a form for. @return the record's id */
    public long enters(String model, Map<String, Object> values) {
        return people.enters(model, values);
    }

    /** The id that a record's many2one points to. */
    public long value(String model, long id, String many2one) {
        return people.value(model, id, many2one);
    }

    public void changes(String model, long id, Map<String, Object> values) {
        people.changes(model, id, values);
    }

    /** A count: the place (a warehouse's code, or a location's complete name) holds so many, whatever was thought before. */
    public void counts(double quantity, String sku, String place) {
        people.counts(sku, place, quantity);
    }

    /** A receipt is opened and validated. */
    public long receives(double quantity, String sku, String warehouse) {
        return receives(warehouse, Map.of(sku, quantity));
    }

    /** One receipt of many lines, validated at once. */
    public long receives(String warehouse, Map<String, Double> units) {
        long receipt = people.openReceipt(warehouse, units);
        people.validate(receipt);
        return receipt;
    }

    /** A receipt that is announced, not there yet; {@link #validates} finishes it. */
    public long expects(String warehouse, Map<String, Double> units) {
        return people.openReceipt(warehouse, units);
    }

    public long transfers(double quantity, String sku, String from, String to) {
        long transfer = people.openTransfer(from, to, Map.of(sku, quantity));
        people.validate(transfer);
        return transfer;
    }

    /** Broken, expired or lost: out of this place for good. */
    public void scraps(double quantity, String sku, String place) {
        people.scraps(sku, place, quantity);
    }

    public long opensTransfer(String from, String to, Map<String, Double> units) {
        return people.openTransfer(from, to, units);
    }

    public void validates(long picking) {
        people.validate(picking);
    }

    /** Another channel's order, confirmed: its units are reserved. */
    public long sells(double quantity, String sku, String warehouse) {
        return people.sells(warehouse, Map.of(sku, quantity));
    }

    public void cancels(long order) {
        people.cancels(order);
    }

    /** All open transfers with this source document. */
    public void cancelsTransfers(String origin) {
        people.cancelsTransfers(origin);
    }

    /** Delivers all that is reserved for the order. @return the deliveries */
    public List<Long> delivers(long order, String tracking) {
        return people.delivers(order, Map.of(), tracking);
    }

    /** Delivers only these units; the rest goes to a backorder. */
    public List<Long> delivers(long order, Map<String, Double> units, String tracking) {
        return people.delivers(order, units, tracking);
    }

    /** What runs inside began so long ago: its rows carry that earlier write_date, as those of a slow transaction. */
    public void inTransactionBegun(Duration ago, Runnable work) {
        odoo.db.transaction(odoo.db.now().minus(ago), () -> {
            work.run();
            return null;
        });
    }

    /** What is reserved for the order is taken from another place, which only the lines tell. */
    public void takesFrom(long order, String place) {
        people.takesFrom(order, place);
    }

    public void changesPassword(String password) {
        rpc.changePassword(password);
    }

    // ---- what stands there
    // ----------------------------------------------------------------------------------------------------

    /** Quantity at exactly this place, over all rows. */
    public double quantity(String sku, String place) {
        return report.stock(sku, people.place(place)).quantity();
    }

    public double reserved(String sku, String place) {
        return report.stock(sku, people.place(place)).reserved();
    }

    public long location(String place) {
        return people.place(place);
    }

    OdooReport report() {
        return report;
    }

    OdooPeople people() {
        return people;
    }

    /** Ids of the sales orders with this reference (client_order_ref). */
    public List<Long> ordersOf(String reference) {
        return report.orders().stream()
                .filter(order -> order.reference().equals(reference))
                .map(OdooReport.Order::id)
                .toList();
    }

    /** With taxes, as amount_total tells it. */
    public double totalOf(long order) {
        return report.total(order);
    }

    public CallLog calls() {
        return log;
    }

    /** The records of a model whose field holds this text. */
    public List<Long> idsOf(String model, String field, String text) {
        return people.idsOf(model, field, text);
    }

    /** The addresses that it calls when a move is finished. */
    public List<String> called() {
        return people.called();
    }

    // ---- what goes wrong
    // ------------------------------------------------------------------------------------------------------

    public Faults faults() {
        return faults;
    }

    /** Connections are refused from now on. */
    public void down() {
        server.stop();
    }

    /** Listens again, on the same port. */
    public void up() {
        server.start();
    }
}
