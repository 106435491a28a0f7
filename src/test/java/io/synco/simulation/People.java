package io.synco.simulation;

import io.synco.simulation.Scenario.Kind;
import java.util.ArrayList;
import java.util.List;

/** Customers, merchants, warehouse workers: one act at a time, of the kinds that the scenario has. */
final class People {
    private record Act(Kind kind, int weight, Runnable run) {}

    private final World world;
    private final Scenario scenario;
    private final Choice choice;
    private final Customers customers;
    private final Staff staff;
    private final Owner owner;
    private final OtherChannels others;
    private final Linking linking;
    private final Merchandise merchandise;
    private final Remapping remapping;
    private final Switching switching;
    private final Connector connector;
    private final Settler settler;
    private final List<Act> acts = new ArrayList<>();
    private int weights;

    People(World world, Scenario scenario) {
        this.world = world;
        this.scenario = scenario;
        this.choice = new Choice(world);
        this.customers = new Customers(world, choice);
        this.staff = new Staff(world, choice);
        this.owner = new Owner(world, choice);
        this.others = new OtherChannels(world, choice);
        this.merchandise = new Merchandise(world, choice);
        this.remapping = new Remapping(world, choice);
        this.switching = new Switching(world, choice);
        this.linking = new Linking(world, choice);
        this.connector = new Connector(world, choice);
        this.settler = new Settler(world, choice);
        for (Act act : all()) {
            if (scenario.has(act.kind())) {
                acts.add(act);
                weights += act.weight();
            }
        }
    }

    private List<Act> all() {
        return List.of(
                new Act(Kind.TRADE, 8, customers::buy),
                new Act(Kind.TRADE, 4, () -> staff.receive(scenario.has(Kind.RECEIPTS_OFF))),
                new Act(Kind.STOCKTAKING, 2, staff::count),
                new Act(Kind.STOCKTAKING, 2, staff::carry),
                new Act(Kind.TRADE, 5, staff::deliver),
                new Act(Kind.STEPS, 6, staff::takeOneStep),
                new Act(Kind.CANCELS, 3, customers::cancel),
                new Act(Kind.EDITS, 4, customers::edit),
                new Act(Kind.MOVES, 3, customers::move),
                new Act(Kind.SHOPIFY_FULFILS, 3, customers::fulfil),
                new Act(Kind.SHOPIFY_FULFILS, 2, customers::fulfilOne),
                new Act(Kind.FULFILMENTS_CANCELLED, 3, customers::cancelFulfilment),
                new Act(Kind.HAND_EDITS, 2, customers::editByHand),
                new Act(Kind.TRANSFERS, 2, customers::transfer),
                new Act(Kind.SET_ASIDE, 2, customers::setAside),
                new Act(Kind.RESTOCKS, 3, customers::restock),
                new Act(Kind.OTHER_CHANNELS, 4, staff::sellElsewhere),
                new Act(Kind.OTHER_CHANNELS, 3, staff::deliverElsewhere),
                new Act(Kind.OTHER_CHANNELS, 1, staff::cancelElsewhere),
                new Act(Kind.OVER_DELIVERY, 2, staff::overDeliver),
                new Act(Kind.DOCUMENTS_BY_PEOPLE, 1, staff::cancelOurs),
                new Act(Kind.RETURNS, 2, () -> staff.takeBack(false)),
                new Act(Kind.RETURNS, 1, () -> staff.deliverAndTakeBack(false)),
                new Act(Kind.QUARANTINE, 2, () -> staff.takeBack(true)),
                new Act(Kind.QUARANTINE, 1, () -> staff.deliverAndTakeBack(true)),
                new Act(Kind.SETTLING, 3, settler::settle),
                new Act(Kind.ADOPTED, 1, connector::bringOne),
                new Act(Kind.HANDLED_ELSEWHERE, 8, connector::bringOne),
                new Act(Kind.HANDLED_ELSEWHERE, 5, connector::tellsOne),
                new Act(Kind.HANDLED_ELSEWHERE, 3, connector::fulfil),
                new Act(Kind.OUTAGES, 1, staff::goDown),
                new Act(Kind.PAUSES, 2, owner::pause),
                new Act(Kind.PAUSES, 6, owner::resume),
                new Act(Kind.BUFFERS, 2, owner::changeBuffer),
                new Act(Kind.RULES_CHANGE, 3, owner::chooseRule),
                new Act(Kind.RULES_CHANGE, 3, owner::release),
                new Act(Kind.ANSWERS, 3, owner::answer),
                new Act(Kind.MAPPING_CHANGES, 2, owner::mapAnew),
                new Act(Kind.OTHER_DOCUMENTS, 5, switching::fulfil),
                new Act(Kind.RULES_SWITCHED, 5, switching::fulfil),
                new Act(Kind.RULES_SWITCHED, 3, switching::chooseRule),
                new Act(Kind.REMAPPED, 3, remapping::annex),
                new Act(Kind.REMAPPED, 1, remapping::share),
                new Act(Kind.PRIMARY_CHANGES, 2, remapping::swap),
                new Act(Kind.DELETED, 1, merchandise::delete),
                new Act(Kind.DELETED, 2, merchandise::makeAgain),
                new Act(Kind.DELETED, 1, merchandise::stopTracking),
                new Act(Kind.DELETED, 2, merchandise::trackAgain),
                new Act(Kind.DELETED, 1, merchandise::archive),
                new Act(Kind.DELETED, 2, merchandise::unarchive),
                new Act(Kind.DELETED, 4, merchandise::match),
                new Act(Kind.RELINKED, 2, linking::relink),
                new Act(Kind.RELINKED, 1, linking::unlink),
                new Act(Kind.RELINKED, 3, linking::linkAgain),
                new Act(Kind.DEACTIVATED, 1, customers::stopStocking),
                new Act(Kind.DEACTIVATED, 3, customers::stockAgain),
                new Act(Kind.RESERVES, 6, others::promise),
                new Act(Kind.RESERVES, 2, others::setFree),
                new Act(Kind.RESERVES, 2, others::reserveAgain),
                new Act(Kind.RESERVES, 2, others::takeFromElsewhere),
                new Act(Kind.RESERVES, 2, others::fetch),
                new Act(Kind.RESERVES, 1, others::cancel));
    }

    /** Before anybody was live: orders, some of them sent in part; the last ones come in the very second. */
    void open() {
        if (scenario.has(Kind.OPEN_AT_GO_LIVE)) {
            for (int i = 0; i < 6; i++) {
                customers.buy();
                if (choice.oneIn(3)) {
                    customers.fulfilOne();
                }
            }
            world.goesOn(2_000);
            customers.buy();
            customers.buy();
        }
        if (scenario.has(Kind.ADOPTED) || scenario.has(Kind.HANDLED_ELSEWHERE)) {
            connector.wasThereBefore();
        }
    }

    Connector connector() {
        return connector;
    }

    void everythingIsResumed() {
        if (scenario.has(Kind.DELETED)) {
            merchandise.everythingIsSoldAgain();
        }
        linking.linkAllAgain();
        if (scenario.has(Kind.RULES_SWITCHED)) {
            switching.everythingByDefault();
        }
        owner.resumeAll();
    }

    void everythingIsAnswered() {
        customers.stockAllAgain();
        owner.answerAll();
        if (scenario.has(Kind.SETTLING)) {
            settler.settleAll();
        }
    }

    void act() {
        int lot = world.chance().between(1, weights);
        SeededChance own = world.chance().of(world.happenings().current());
        if (!world.happenings().happens()) {
            return;
        }
        choice.by(own);
        for (Act act : acts) {
            lot -= act.weight();
            if (lot <= 0) {
                act.run().run();
                world.causes().look();
                return;
            }
        }
    }
}
