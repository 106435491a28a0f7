package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.OrderLine;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.push.LevelStore.Touched;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table unsettled: what of an order comes right by no event, and what a person has settled of it. */
public interface UnsettledStore {
    /** What a person says. */
    enum Answer {
        /** It is right in Odoo: what is owed, or was delivered beyond the order, is written off. */
        ODOO_KNOWS(1),
        /** A document is made for what is owed, and delivered. */
        DELIVER_NOW(2),
        /** They count in Odoo; it is written off when that count is seen. */
        COUNT(3);

        private final int code;

        Answer(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        static Answer ofCode(int code) {
            return List.of(values()).stream()
                    .filter(answer -> answer.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No answer has code " + code));
        }
    }

    /**
     * @param units above zero still owed, below zero delivered beyond the order
     * @param number of the answer, among those that were given for the line
     * @param kind of the order's own document there
     */
    record Open(
            long id,
            OrderLine line,
            String orderName,
            WarehouseId warehouse,
            Quantity units,
            Optional<Answer> answer,
            int number,
            DocumentKind kind) {}

    /** Written off, of these orders. */
    Uni<Map<OrderLine, Quantity>> written(Tx tx, ShopId shop, Collection<OrderId> orders);

    /** As they stand now, zero for nothing. @return orders of which something is another than before */
    Uni<List<OrderId>> seen(Tx tx, ShopId shop, Map<OrderLine, Quantity> units);

    Uni<List<Open>> open(Tx tx, ShopId shop, OrderId order);

    /** @return its order and whether it is owed; empty where nothing under this id is unsettled */
    Uni<Optional<Open>> find(Tx tx, ShopId shop, long id);

    Uni<Void> answer(Tx tx, ShopId shop, long id, Answer answer, String who);

    /** Its answer is carried out. */
    Uni<Void> write(Tx tx, ShopId shop, OrderLine line, Quantity units);

    /** A count of these products was seen: what waits for it is written off. @return their orders */
    Uni<List<OrderId>> counted(Tx tx, ShopId shop, Collection<Touched> counted);
}
