package io.synco.simulation;

import java.util.EnumSet;
import java.util.Set;

/** What may happen in a run. Each can be run alone, so that a violation can be put down to something. */
enum Scenario {
    /** Plain products, sales and receipts, and nothing goes wrong. */
    CALM(0, 0, 0, Kind.TRADE),
    /** The same with everything that can go wrong on the way. */
    PLAIN(25, 400, 20, Kind.TRADE),
    CANCELS(25, 400, 20, Kind.TRADE, Kind.CANCELS),
    EDITS(25, 400, 20, Kind.TRADE, Kind.EDITS),
    /** Units move from one location to another within an order. */
    MOVES(25, 400, 20, Kind.TRADE, Kind.MOVES),
    /** Fulfilled on Shopify first: at the till, or by the merchant. */
    FULFILLED_ON_SHOPIFY(25, 400, 20, Kind.TRADE, Kind.SHOPIFY_FULFILS),
    HAND_EDITS(25, 400, 20, Kind.TRADE, Kind.HAND_EDITS),
    SET_ASIDE(25, 400, 20, Kind.TRADE, Kind.SET_ASIDE),
    /** Other channels sell from the same warehouses. */
    OTHER_CHANNELS(25, 400, 20, Kind.TRADE, Kind.OTHER_CHANNELS),
    /** People deliver more, or other, than the order says. */
    DOCUMENTS_BY_PEOPLE(25, 400, 20, Kind.TRADE, Kind.DOCUMENTS_BY_PEOPLE),
    /** Odoo is down for hours. */
    OUTAGES(25, 400, 20, Kind.TRADE, Kind.OUTAGES),
    /** People pause the shop, a direction, a location or an item, and resume it. */
    PAUSES(25, 400, 20, Kind.TRADE, Kind.SHOPIFY_FULFILS, Kind.PAUSES),
    EVERYTHING(25, 400, 20, Kind.values());

    /** A kind of thing that people, or the world, do. */
    enum Kind {
        TRADE,
        CANCELS,
        EDITS,
        MOVES,
        SHOPIFY_FULFILS,
        HAND_EDITS,
        SET_ASIDE,
        OTHER_CHANNELS,
        DOCUMENTS_BY_PEOPLE,
        OUTAGES,
        PAUSES
    }

    /** Those whose violations are still open: docs/simulation.md says why. */
    private static final Set<Scenario> NOT_YET = EnumSet.of(EVERYTHING);

    private final int callsFailOneIn;
    private final int killsOneIn;
    private final int webhooksGoWrongOneIn;
    private final Set<Kind> kinds;

    Scenario(int callsFailOneIn, int killsOneIn, int webhooksGoWrongOneIn, Kind... kinds) {
        this.callsFailOneIn = callsFailOneIn;
        this.killsOneIn = killsOneIn;
        this.webhooksGoWrongOneIn = webhooksGoWrongOneIn;
        this.kinds = EnumSet.noneOf(Kind.class);
        this.kinds.addAll(Set.of(kinds));
    }

    static Set<Scenario> held() {
        return EnumSet.complementOf(EnumSet.copyOf(NOT_YET));
    }

    /** 0: never. */
    int callsFailOneIn() {
        return callsFailOneIn;
    }

    /** At each beginning and end of a transaction. 0: never. */
    int killsOneIn() {
        return killsOneIn;
    }

    /** Lost, repeated, or late by up to a day. 0: never. */
    int webhooksGoWrongOneIn() {
        return webhooksGoWrongOneIn;
    }

    /** Something may happen that no machine can decide: units that have left are cancelled, or more are sent than ordered. */
    boolean needsPeople() {
        return has(Kind.CANCELS) || has(Kind.EDITS) || has(Kind.MOVES) || has(Kind.DOCUMENTS_BY_PEOPLE);
    }

    boolean has(Kind kind) {
        return kinds.contains(kind);
    }
}
