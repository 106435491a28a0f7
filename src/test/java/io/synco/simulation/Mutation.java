package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.simulation.remote.LevelState;
import io.synco.simulation.remote.OdooModel;
import io.synco.simulation.remote.ShopifyModel;
import io.synco.sync.plan.Planner;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.Page;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import io.synco.sync.push.MoveFeed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A mistake that peers make, put around the product's parts. A simulation that does not find it proves nothing
 * ({@code ./synco simulate --mutations}).
 */
enum Mutation implements Mistakes {
    NONE(Scenario.PLAIN),
    /** Compares with what is there at the moment of writing, just to make the write pass. */
    COMPARES_WITH_A_FRESH_READ(Scenario.FULFILLED_ON_SHOPIFY) {
        @Override
        ShopifyPort on(ShopifyModel shopify) {
            return writing(
                    shopify,
                    call -> rows(
                            call,
                            row -> new SetRow(
                                    row.level(),
                                    row.quantity(),
                                    shopify.level(row.level()).onHand())));
        }
    },
    /** Writes what is free as available, as if nothing had been sold that is not heard of. */
    WRITES_AVAILABLE(Scenario.PLAIN) {
        @Override
        ShopifyPort on(ShopifyModel shopify) {
            return writing(
                    shopify,
                    call -> rows(call, row -> {
                        LevelState now = shopify.level(row.level());
                        int rise = row.quantity() - row.changeFrom();
                        return new SetRow(
                                row.level(), Math.max(0, now.onHand() + rise + now.committed()), now.onHand());
                    }));
        }
    },
    /** What was sent beyond an order counts as if it had come in. */
    OWED_IS_NOT_CLAMPED(Scenario.OVER_DELIVERY) {
        @Override
        public Planner planner(Planner real) {
            return (books, snapshot) -> MutantTerms.unclamped(real.plan(books, snapshot));
        }
    },
    /** What was picked and is not shipped is still owed; qty_delivered of a sales order's line. */
    COUNTS_QTY_DELIVERED(Scenario.SEVERAL_STEPS) {
        @Override
        public Planner planner(Planner real) {
            return (books, snapshot) -> real.plan(
                    books,
                    MutantTerms.lines(
                            snapshot,
                            line -> line.from().usage() == Usage.CUSTOMER
                                    || line.to().usage() == Usage.CUSTOMER
                                    || line.state().open()));
        }
    },
    /** A delivery that came back before Shopify was told still counts as gone. */
    COUNTS_GROSS_DELIVERIES(Scenario.RETURNS) {
        @Override
        public Planner planner(Planner real) {
            return (books, snapshot) -> real.plan(
                    books, MutantTerms.lines(snapshot, line -> line.from().usage() != Usage.CUSTOMER));
        }
    },
    /** Divides what lies there, and takes off each location's own orders afterwards. */
    SPLITS_PHYSICAL_STOCK(Scenario.SPLIT) {
        @Override
        public Planner planner(Planner real) {
            return (books, snapshot) -> MutantTerms.physical(real.plan(books, snapshot));
        }
    },
    /** Reckons what is withheld without having read what came in. */
    WITHHOLDS_WITHOUT_READING_THE_FEED(Scenario.RECEIPTS_OFF) {
        @Override
        public MoveFeed feed(MoveFeed real) {
            return slice -> Uni.createFrom().voidItem();
        }
    },
    /** Raises without reading the orders once more. */
    RAISES_WITHOUT_A_LAST_LOOK(Scenario.CANCELS) {
        @Override
        public ShopifyPort lastLook(ShopifyPort real) {
            return Decorator.of(
                    ShopifyPort.class,
                    real,
                    (method, arguments, answer) -> method.equals("ordersChanged") ? noOrders() : answer.get());
        }
    },
    /** Takes the first reading of the orders for the second. */
    READS_ONCE_FOR_A_REMAINDER(Scenario.FULFILLED_ON_SHOPIFY) {
        @Override
        public ShopifyPort observing(ShopifyPort real) {
            boolean[] levelsAreRead = new boolean[1];
            return Decorator.of(ShopifyPort.class, real, (method, arguments, answer) -> {
                if (method.equals("levels")) {
                    return ((Uni<?>) answer.get()).invoke(() -> levelsAreRead[0] = true);
                }
                if (method.equals("ordersChanged") && levelsAreRead[0]) {
                    levelsAreRead[0] = false;
                    return noOrders();
                }
                return answer.get();
            });
        }
    },
    /** An idempotency key made of item and quantity: the second of two equal writes is answered from the first. */
    MAKES_THE_KEY_OF_ITEM_AND_QUANTITY(Scenario.HAND_EDITS) {
        @Override
        ShopifyPort on(ShopifyModel shopify) {
            return writing(shopify, call -> {
                StringBuilder name = new StringBuilder();
                call.rows().forEach(row -> name.append(row.level()).append('=').append(row.quantity()));
                UUID key = UUID.nameUUIDFromBytes(name.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                return new SetOnHand(key, call.referenceUri(), call.rows());
            });
        }
    },
    /** Reads back what became of a write, while it may still be on its way. */
    READS_BACK_INSTEAD_OF_SENDING_AGAIN(Scenario.PLAIN) {
        @Override
        public boolean readsBack() {
            return true;
        }
    },
    /** Forgets a write whose second sending was certainly not sent. */
    WITHDRAWS_WHAT_IS_SENT_AGAIN(Scenario.ROUGH) {
        @Override
        public boolean withdrawsWhatIsSentAgain() {
            return true;
        }
    },
    /** Hears of what others take when it is gone, not when they promise it. */
    HEARS_OF_NO_RESERVATIONS(Scenario.OTHERS_RESERVE) {
        @Override
        OdooPort on(OdooModel odoo) {
            return Decorator.of(
                    OdooPort.class,
                    odoo,
                    (method, arguments, answer) -> method.equals("movesChanged")
                            ? ((Uni<?>) answer.get()).map(changed -> withoutOpen((ChangedMoves) changed))
                            : answer.get());
        }
    },
    /** A sales order that is sent again after a lost answer is made again. */
    DROPS_THE_EXTERNAL_ID(Scenario.PLAIN) {
        @Override
        OdooPort on(OdooModel odoo) {
            return new OrdersMadeAgain(odoo).port();
        }
    };

    private final Scenario scenario;

    Mutation(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Where it shows. */
    Scenario scenario() {
        return scenario;
    }

    ShopifyPort on(ShopifyModel shopify) {
        return shopify;
    }

    OdooPort on(OdooModel odoo) {
        return odoo;
    }

    private static ShopifyPort writing(ShopifyModel shopify, UnaryOperator<SetOnHand> change) {
        return Decorator.of(ShopifyPort.class, shopify, (method, arguments, answer) -> {
            if (method.equals("setOnHand")) {
                return Uni.createFrom()
                        .deferred(() -> shopify.setOnHand(World.SHOP, change.apply((SetOnHand) arguments[1])));
            }
            return answer.get();
        });
    }

    private static SetOnHand rows(SetOnHand call, UnaryOperator<SetRow> change) {
        return new SetOnHand(
                call.key(),
                call.referenceUri(),
                call.rows().stream().map(change).toList());
    }

    private static ChangedMoves withoutOpen(ChangedMoves changed) {
        return new ChangedMoves(changed.done(), List.of(), changed.latest(), changed.full());
    }

    private static Uni<Page<Object>> noOrders() {
        return Uni.createFrom().item(new Page<>(List.of(), Optional.empty()));
    }
}
