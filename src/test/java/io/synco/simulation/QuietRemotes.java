package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.Stock;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.Page;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Two sides on which nobody trades: levels that can be read and set, stock that can be read. Any other call fails. */
final class QuietRemotes {
    private final Map<LevelId, Integer> onHand = new HashMap<>();
    private final List<Stock> stock = new ArrayList<>();
    private final Set<UUID> keys = new LinkedHashSet<>();
    private int calls;
    private boolean answerIsLost;

    void shows(LevelId level, int quantity) {
        onHand.put(level, quantity);
    }

    void holds(ProductId product, StockLocationId location, int quantity) {
        stock.add(new Stock(product, location, Quantity.of(quantity), Quantity.ZERO));
    }

    void losesTheNextAnswer() {
        answerIsLost = true;
    }

    int onHand(LevelId level) {
        return onHand.get(level);
    }

    /** How many calls came to set something, and under how many keys. */
    int calls() {
        return calls;
    }

    int keys() {
        return keys.size();
    }

    ShopifyPort shopify() {
        return proxy(ShopifyPort.class, (method, arguments) -> switch (method) {
            case "levels" -> levels(arguments[1]);
            case "setOnHand" -> setOnHand((SetOnHand) arguments[1]);
            case "ordersChanged", "ordersOpen" -> Uni.createFrom().item(new Page<>(List.of(), Optional.empty()));
            default -> throw new UnsupportedOperationException(method);
        });
    }

    OdooPort odoo() {
        return proxy(OdooPort.class, (method, arguments) -> switch (method) {
            case "quants" -> Uni.createFrom().item(List.copyOf(stock));
            case "reservations", "documentMoves", "movesDone" ->
                Uni.createFrom().item(List.of());
            case "movesChanged" ->
                Uni.createFrom().item(new ChangedMoves(List.of(), List.of(), Optional.empty(), false));
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private Uni<Map<LevelId, LevelReading>> levels(Object wanted) {
        return Uni.createFrom()
                .item(() -> ((Set<?>) wanted)
                        .stream()
                                .map(LevelId.class::cast)
                                .filter(onHand::containsKey)
                                .collect(Collectors.toMap(level -> level, level -> reading(onHand.get(level)))));
    }

    private static LevelReading reading(int quantity) {
        return new LevelReading(true, true, quantity, 0, quantity, 0);
    }

    private Uni<SetAnswer> setOnHand(SetOnHand call) {
        return Uni.createFrom().deferred(() -> {
            calls++;
            if (keys.add(call.key())) {
                call.rows().forEach(row -> onHand.put(row.level(), row.quantity()));
            }
            if (answerIsLost) {
                answerIsLost = false;
                return Uni.createFrom().failure(new RemoteException(new RemoteFailure.Unknown("no answer came")));
            }
            return Uni.createFrom().item(new SetAnswer.Accepted());
        });
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> port, Answer answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
