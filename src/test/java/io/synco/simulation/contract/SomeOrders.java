package io.synco.simulation.contract;

import io.synco.catalog.Recipe;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.simulation.SeededChance;
import io.synco.simulation.rows.DocumentRow;
import io.synco.simulation.rows.MappingRow;
import io.synco.simulation.rows.OrderRow;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.order.KeptPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random orders of a small shop, as rows: for stores that only read them. */
public final class SomeOrders {
    private final TwoDatabases databases;
    private final SmallShop shop;
    private final SeededChance chance;
    private final SameRows same;

    public SomeOrders(TwoDatabases databases, SmallShop shop, SeededChance chance) {
        this.databases = databases;
        this.shop = shop;
        this.chance = chance;
        this.same = new SameRows(databases);
    }

    public OrderId order() {
        return new OrderId(chance.between(901, 904));
    }

    public void partChanges() {
        List<Map.Entry<RecipeId, Recipe>> recipes = List.copyOf(rows().recipes().entries());
        boolean counted = chance.between(1, 4) > 1;
        RecipeId recipe = chance.oneOf(recipes).getKey();
        int before = chance.between(0, 1);
        KeptPart part = new KeptPart(
                new OrderLineId(chance.between(1, 2)),
                shop.location(),
                counted || chance.oneIn(2) ? Optional.of(recipe.item()) : Optional.empty(),
                counted || chance.oneIn(2) ? Optional.of(mapping().id()) : Optional.empty(),
                counted || chance.oneIn(2) ? recipe.no() : 0,
                chance.between(0, 4),
                before + chance.between(0, 3),
                before,
                counted
                        ? chance.oneIn(4) ? KeptPart.ELSEWHERE : KeptPart.COUNTED
                        : chance.oneOf(List.of(KeptPart.NOT_LINKED, KeptPart.NOT_MAPPED, KeptPart.ELSEWHERE_UNKNOWN)));
        OrderId order = order();
        Instant at = Instant.EPOCH.plusSeconds(order.value());
        same.order(shop.id(), new OrderRow(order, "#" + order, 1, at, at, at, Optional.empty()));
        same.part(shop.id(), new PartRow(order, part, chance.between(0, 2), !chance.oneIn(5)));
        databases.compare(shop.id());
    }

    public void documentChanges() {
        MappingRow mapping = mapping();
        OrderId order = order();
        boolean stands = chance.oneIn(2);
        long odooId = order.value() * 1000 + mapping.id().value();
        same.document(
                shop.id(),
                new DocumentRow(
                        "order_" + order + "_m" + mapping.id(),
                        order,
                        mapping.id(),
                        mapping.warehouse(),
                        stands ? 2 : 1,
                        stands ? Optional.of(odooId) : Optional.empty(),
                        stands ? Optional.of("S" + odooId) : Optional.empty(),
                        stands && chance.oneIn(2) ? Optional.of(odooId + 7) : Optional.empty(),
                        stands ? chance.between(1, 3) : 1));
    }

    public MappingId someMapping() {
        return mapping().id();
    }

    private MappingRow mapping() {
        return chance.oneOf(rows().mappings().all());
    }

    private ShopRows rows() {
        return databases.model().rows(shop.id());
    }
}
