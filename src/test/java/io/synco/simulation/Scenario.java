package io.synco.simulation;

import java.util.EnumSet;
import java.util.Set;

/** What may happen in a run. Each can be run alone, so that a violation can be put down to something. */
enum Scenario {
    /** Plain products, sales and receipts, and nothing goes wrong. */
    CALM(false, Kind.TRADE, Kind.STOCKTAKING),
    /** The same with everything that can go wrong on the way. */
    PLAIN(true, Kind.TRADE, Kind.STOCKTAKING),
    /** Items of several units of one product. */
    PACKS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.PACKS),
    /** Items of several products, which stand in several bins. */
    KITS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.KITS),
    /** Several items use one product. */
    SHARED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHARED),
    /** Two locations on Shopify see all of one warehouse. */
    POOL(true, Kind.TRADE, Kind.STOCKTAKING, Kind.POOL),
    /** Two locations on Shopify divide one warehouse. */
    SPLIT(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SPLIT),
    /** What is received may not be sold until a person releases it. */
    RECEIPTS_OFF(true, Kind.TRADE, Kind.RECEIPTS_OFF),
    CANCELS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.CANCELS),
    EDITS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.EDITS),
    /** Units move from one location to another within an order. */
    MOVES(true, Kind.TRADE, Kind.STOCKTAKING, Kind.MOVES),
    /** Fulfilled on Shopify first: at the till, or by the merchant. */
    FULFILLED_ON_SHOPIFY(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS),
    /** The merchant cancels fulfilments, our own too, and may make them again by hand. */
    FULFILMENTS_CANCELLED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.FULFILMENTS_CANCELLED),
    HAND_EDITS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.HAND_EDITS),
    /** Transfers between locations on Shopify, of which Odoo knows nothing. */
    TRANSFERS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.TRANSFERS),
    SET_ASIDE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SET_ASIDE),
    /** Other channels sell from the same warehouses. */
    OTHER_CHANNELS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OTHER_CHANNELS),
    /** People deliver more than the order says. */
    OVER_DELIVERY(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OVER_DELIVERY),
    /** People cancel our documents. */
    DOCUMENTS_BY_PEOPLE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.DOCUMENTS_BY_PEOPLE),
    /** Deliveries come back, before Shopify was told of them and after. */
    RETURNS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.RETURNS),
    /** They come back to where nothing is sold from. */
    QUARANTINE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.QUARANTINE),
    /** Deliveries are picked, packed and shipped; receipts come by Input and Quality Control. */
    SEVERAL_STEPS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.STEPS),
    /** Orders are open, some of them partly sent, when the shop goes live. */
    OPEN_AT_GO_LIVE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OPEN_AT_GO_LIVE, Kind.SHOPIFY_FULFILS),
    BUFFERS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.BUFFERS),
    /** Odoo is down for hours. */
    OUTAGES(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OUTAGES),
    /** People pause the shop, a direction, a location or an item, and resume it. */
    PAUSES(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.PAUSES),
    EVERYTHING(true, Kind.values());

    /** A kind of thing that people, or the world, do; or how the world is. */
    enum Kind {
        TRADE,
        STOCKTAKING,
        PACKS,
        KITS,
        SHARED,
        POOL,
        SPLIT,
        RECEIPTS_OFF,
        CANCELS,
        EDITS,
        MOVES,
        SHOPIFY_FULFILS,
        FULFILMENTS_CANCELLED,
        HAND_EDITS,
        TRANSFERS,
        SET_ASIDE,
        OTHER_CHANNELS,
        OVER_DELIVERY,
        DOCUMENTS_BY_PEOPLE,
        RETURNS,
        QUARANTINE,
        STEPS,
        OPEN_AT_GO_LIVE,
        BUFFERS,
        OUTAGES,
        PAUSES
    }

    /** Those whose violations are still open: docs/simulation.md says why. */
    private static final Set<Scenario> NOT_YET = EnumSet.of(RECEIPTS_OFF, EVERYTHING);

    private final boolean goesWrong;
    private final Set<Kind> kinds;

    Scenario(boolean goesWrong, Kind... kinds) {
        this.goesWrong = goesWrong;
        this.kinds = EnumSet.noneOf(Kind.class);
        this.kinds.addAll(Set.of(kinds));
    }

    static Set<Scenario> held() {
        return EnumSet.complementOf(EnumSet.copyOf(NOT_YET));
    }

    /** 0: never. */
    int callsFailOneIn() {
        return goesWrong ? 25 : 0;
    }

    /** At each beginning and end of a transaction. 0: never. */
    int killsOneIn() {
        return goesWrong ? 400 : 0;
    }

    /** Lost, repeated, or late by up to a day. 0: never. */
    int webhooksGoWrongOneIn() {
        return goesWrong ? 20 : 0;
    }

    /** Something may happen that no machine can decide: units that have left are cancelled, or more are sent than ordered. */
    boolean needsPeople() {
        return has(Kind.CANCELS)
                || has(Kind.EDITS)
                || has(Kind.MOVES)
                || has(Kind.FULFILMENTS_CANCELLED)
                || has(Kind.OVER_DELIVERY)
                || has(Kind.RETURNS)
                || has(Kind.QUARANTINE)
                || has(Kind.DOCUMENTS_BY_PEOPLE);
    }

    boolean has(Kind kind) {
        return kinds.contains(kind);
    }
}
