package io.synco.simulation.rows;

import io.synco.kernel.ShopId;
import io.synco.simulation.MemoryDatabase;
import java.util.Map;
import java.util.TreeMap;

/** All tables, each shop's apart; numbers that the database gives are given once among all shops. */
public final class Rows {
    private final MemoryDatabase database;
    private final Sequences sequences = new Sequences();
    private final Map<ShopId, ShopRows> shops = new TreeMap<>();

    public Rows(MemoryDatabase database) {
        this.database = database;
    }

    public ShopRows of(ShopId shop) {
        return shops.computeIfAbsent(shop, ignored -> new ShopRows(database, sequences));
    }
}
