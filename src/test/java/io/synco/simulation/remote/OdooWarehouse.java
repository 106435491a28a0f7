package io.synco.simulation.remote;

import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;

/** A warehouse with its locations; those that its flow does not need stand empty. */
public record OdooWarehouse(
        WarehouseId id,
        String code,
        Flow flow,
        StockLocationId view,
        StockLocationId stock,
        StockLocationId input,
        StockLocationId quality,
        StockLocationId packing,
        StockLocationId output) {
    /**
     * @param deliverySteps 1: ship; 2: pick, ship; 3: pick, pack, ship
     * @param receiptSteps 1: into stock; 2: by Input; 3: by Input and Quality Control
     * @param reservesAtConfirm false: only when somebody asks
     */
    public record Flow(int deliverySteps, int receiptSteps, boolean reservesAtConfirm) {
        public static final Flow DIRECT = new Flow(1, 1, true);

        public Flow {
            if (deliverySteps < 1 || deliverySteps > 3 || receiptSteps < 1 || receiptSteps > 3) {
                throw new IllegalArgumentException("A warehouse has one to three steps each way, got " + deliverySteps
                        + " out and " + receiptSteps + " in");
            }
        }
    }
}
