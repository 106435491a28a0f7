package io.synco.simulation.remote;

import io.synco.kernel.LevelId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.ShopifyPort.RowError;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** inventorySetQuantities with name on_hand: every row is checked first; one bad row and none is applied. */
final class OnHandCall {
    private static final int ROWS_MAX = 250;
    private static final int BOUND = 1_000_000_000;

    private final Store store;
    private final SpentKeys keys;

    OnHandCall(Store store) {
        this.store = store;
        this.keys = new SpentKeys(store.time);
    }

    SetAnswer set(SetOnHand call) {
        atMost(ROWS_MAX, call.rows().size());
        return keys.once(call, () -> check(call.rows()));
    }

    /** Refused as a whole before anything is looked at. */
    static void atMost(int max, int given) {
        if (given > max) {
            throw new RemoteException(new Refused("The input array size of " + given
                    + " is greater than the maximum allowed of " + max + ". (MAX_INPUT_SIZE_EXCEEDED)"));
        }
    }

    private SetAnswer check(List<SetRow> rows) {
        List<RowError> errors = new ArrayList<>();
        Set<LevelId> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            error(i, rows.get(i)).ifPresent(errors::add);
            if (!seen.add(rows.get(i).level())) {
                errors.add(refused(
                        i,
                        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
                        "The combination of inventoryItemId and locationId must be unique."));
            }
        }
        if (!errors.isEmpty()) {
            return new SetAnswer.Refused(List.copyOf(errors));
        }
        store.act(() -> rows.forEach(this::apply));
        return new SetAnswer.Accepted();
    }

    private Optional<RowError> error(int index, SetRow row) {
        return Optional.ofNullable(impossible(index, row))
                .or(() -> Optional.ofNullable(unwritable(index, row)))
                .or(() -> row.changeFrom() == onHand(row.level())
                        ? Optional.empty()
                        : Optional.of(new RowError(
                                index,
                                RowError.Kind.STALE,
                                "CHANGE_FROM_QUANTITY_STALE",
                                "The changeFromQuantity argument no longer matches the persisted quantity.")));
    }

    private static RowError impossible(int index, SetRow row) {
        if (row.quantity() < 0) {
            return refused(index, "INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative.");
        }
        return row.quantity() > BOUND
                ? refused(index, "INVALID_QUANTITY_TOO_HIGH", "The quantity can't be higher than 1,000,000,000.")
                : null;
    }

    private RowError unwritable(int index, SetRow row) {
        LevelId level = row.level();
        if (store.catalog.variant(level.item()).isEmpty()) {
            return refused(index, "INVALID_INVENTORY_ITEM", "The specified inventory item could not be found.");
        }
        if (store.catalog.location(level.location()).isEmpty()) {
            return refused(index, "INVALID_LOCATION", "The specified location could not be found.");
        }
        if (!store.catalog.isTracked(level.item())
                || !store.catalog.variant(level.item()).orElseThrow().writable()) {
            return refused(
                    index,
                    "NON_MUTABLE_INVENTORY_ITEM",
                    "The specified inventory item is not allowed to be adjusted via API.");
        }
        boolean idle = !store.catalog.isActive(level.location())
                || !store.levels.find(level).map(LevelState::active).orElse(false);
        return idle && !store.rules.idleLevelsTakeWrites()
                ? refused(
                        index,
                        "ITEM_NOT_STOCKED_AT_LOCATION",
                        "The specified inventory item is not stocked at the location.")
                : null;
    }

    private static RowError refused(int index, String code, String words) {
        return new RowError(index, RowError.Kind.NOT_WRITABLE, code, words);
    }

    private int onHand(LevelId level) {
        return store.levels.find(level).map(LevelState::onHand).orElse(0);
    }

    private void apply(SetRow row) {
        store.levels.connect(row.level(), false);
        store.levels.change(row.level(), level -> level.plusAvailable(row.quantity() - level.onHand()));
    }
}
