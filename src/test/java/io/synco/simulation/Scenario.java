package io.synco.simulation;

import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may happen in a run. Each can be run alone, so that a violation can be put down to something. */
enum Scenario {
    /** Plain products, sales and receipts, and nothing goes wrong. */
    CALM(false, Kind.TRADE, Kind.STOCKTAKING),
    /** The same with everything that can go wrong on the way. */
    PLAIN(true, Kind.TRADE, Kind.STOCKTAKING),
    /** The same where one call in four fails. */
    ROUGH(true, Kind.TRADE, Kind.STOCKTAKING, Kind.ROUGH),
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
    /** What others reserve, set free or take from elsewhere is heard of by itself: nobody compares in the end. */
    OTHERS_RESERVE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.RESERVES, Kind.NOT_COMPARED),
    /** People deliver more than the order says. */
    OVER_DELIVERY(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OVER_DELIVERY),
    /** People cancel our documents. */
    DOCUMENTS_BY_PEOPLE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.DOCUMENTS_BY_PEOPLE),
    /** The same, and the merchant fulfils on Shopify what was cancelled: a person settles what comes right by no event. */
    SETTLING(
            true,
            Kind.TRADE,
            Kind.STOCKTAKING,
            Kind.SHOPIFY_FULFILS,
            Kind.DOCUMENTS_BY_PEOPLE,
            Kind.OVER_DELIVERY,
            Kind.SETTLING),
    /** Deliveries come back, before Shopify was told of them and after. */
    RETURNS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.RETURNS),
    /** They come back to where nothing is sold from. */
    QUARANTINE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.QUARANTINE),
    /** Deliveries are picked, packed and shipped; receipts come by Input and Quality Control. */
    SEVERAL_STEPS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.STEPS),
    /** Orders are open, some of them partly sent, when the shop goes live. */
    OPEN_AT_GO_LIVE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OPEN_AT_GO_LIVE, Kind.SHOPIFY_FULFILS),
    /** The same, and another connector has brought them to Odoo: SyncO takes their documents over. */
    ADOPTED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OPEN_AT_GO_LIVE, Kind.SHOPIFY_FULFILS, Kind.ADOPTED),
    /** Another connector brings all orders, before go-live and after it, and tells each side what the other sends. */
    HANDLED_ELSEWHERE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OPEN_AT_GO_LIVE, Kind.HANDLED_ELSEWHERE),
    BUFFERS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.BUFFERS),
    /** Odoo is down for hours. */
    OUTAGES(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OUTAGES),
    /** People pause the shop, a direction, a location or an item, and resume it. */
    PAUSES(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.PAUSES),
    /** Orders are not brought to Odoo, by rule: what is open of them is kept from sale. */
    ORDERS_OFF(true, Kind.TRADE, Kind.STOCKTAKING, Kind.CANCELS, Kind.OTHER_CHANNELS, Kind.ORDERS_OFF),
    /** A delivery in Odoo makes no fulfilment, by rule: the merchant fulfils. */
    DELIVERED_OFF(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.DELIVERED_OFF),
    /** A fulfilment on Shopify is not delivered in Odoo, by rule: the warehouse delivers. */
    FULFILLED_OFF(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.FULFILLED_OFF),
    /** A quantity lowered by hand stays lowered until a person answers. */
    HAND_EDITS_FLAGGED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.HAND_EDITS, Kind.EDITS_FLAGGED, Kind.ANSWERS),
    /** A quantity edited by hand is booked in Odoo. */
    HAND_EDITS_FOLLOWED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.HAND_EDITS, Kind.EDITS_FOLLOWED),
    /** Refunds restock what had been fulfilled, and Odoo hears of it from nobody. */
    RESTOCKED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.RESTOCKS),
    /** The same, booked in Odoo by rule. */
    RESTOCKS_FOLLOWED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.RESTOCKS, Kind.RESTOCKS_FOLLOWED),
    /** Rules about what comes in, and about edits by hand, are switched while things happen; what is withheld is released. */
    RULES_CHANGE(true, Kind.TRADE, Kind.STOCKTAKING, Kind.HAND_EDITS, Kind.RULES_CHANGE, Kind.ANSWERS),
    /** A warehouse's mapping changes between pool and split. */
    MAPPING_CHANGES(true, Kind.TRADE, Kind.STOCKTAKING, Kind.POOL, Kind.MAPPING_CHANGES),
    /** Items are not stocked at a location for a while, and not tracked. */
    DEACTIVATED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.DEACTIVATED),
    /** Items are linked to other products, to more or fewer units of one, to nothing for a while, while orders are open. */
    RELINKED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.CANCELS, Kind.EDITS, Kind.RELINKED),
    /** Variants are deleted and made again, items are not tracked for a while, products archived; and matched anew by SKU. */
    DELETED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.CANCELS, Kind.DELETED),
    /** One more Odoo location is counted, or one fewer; stock is shared otherwise; while orders are open. */
    REMAPPED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.CANCELS, Kind.POOL, Kind.REMAPPED),
    /** The same, and another warehouse gets the orders. */
    PRIMARY_CHANGES(
            true,
            Kind.TRADE,
            Kind.STOCKTAKING,
            Kind.SHOPIFY_FULFILS,
            Kind.CANCELS,
            Kind.REMAPPED,
            Kind.PRIMARY_CHANGES),
    /** What the merchant fulfils on Shopify, documents of others tell Odoo. */
    OTHER_DOCUMENTS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.OTHER_DOCUMENTS),
    /** Whether the other side follows orders, deliveries and fulfilments is switched while things happen. */
    RULES_SWITCHED(true, Kind.TRADE, Kind.STOCKTAKING, Kind.CANCELS, Kind.RULES_SWITCHED),
    /** The same processes serve another shop, where nothing fails; what fails at this one is nothing to it. */
    TWO_SHOPS(true, Kind.TRADE, Kind.STOCKTAKING, Kind.SHOPIFY_FULFILS, Kind.OUTAGES, Kind.TWO_SHOPS),
    /** An order's document in Odoo is a delivery transfer: made, changed, cancelled, delivered by either side, in parts. */
    TRANSFERS_AS_DOCUMENTS(
            true,
            Kind.TRADE,
            Kind.STOCKTAKING,
            Kind.TRANSFER_DOCUMENTS,
            Kind.SHOPIFY_FULFILS,
            Kind.CANCELS,
            Kind.EDITS),
    /** The same, and people change, cancel and take back those transfers in Odoo. */
    TRANSFERS_BY_PEOPLE(
            true,
            Kind.TRADE,
            Kind.STOCKTAKING,
            Kind.TRANSFER_DOCUMENTS,
            Kind.CANCELS,
            Kind.EDITS,
            Kind.OVER_DELIVERY,
            Kind.DOCUMENTS_BY_PEOPLE,
            Kind.RETURNS),
    /** All that can happen at one shop; what is withheld, and the mapping, change. */
    EVERYTHING(true, Kind.together());

    /** A kind of thing that people, or the world, do; or how the world is. */
    enum Kind {
        TRADE,
        STOCKTAKING,
        ROUGH,
        PACKS,
        KITS,
        SHARED,
        POOL,
        SPLIT,
        RECEIPTS_OFF(EventKind.RECEIPT, Choice.OFF),
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
        SETTLING,
        RETURNS,
        QUARANTINE,
        STEPS,
        OPEN_AT_GO_LIVE,
        ADOPTED,
        HANDLED_ELSEWHERE(EventKind.ORDER_CHANGED, Choice.OFF, "saveOrder", "deliver", "fulfil"),
        BUFFERS,
        OUTAGES,
        PAUSES,
        ORDERS_OFF(EventKind.ORDER_CHANGED, Choice.OFF, "saveOrder"),
        DELIVERED_OFF(EventKind.DELIVERED, Choice.OFF, "fulfil"),
        FULFILLED_OFF(EventKind.FULFILLED, Choice.OFF, "deliver"),
        EDITS_FLAGGED(EventKind.EDITED_BY_HAND, Choice.FLAG),
        EDITS_FOLLOWED(EventKind.EDITED_BY_HAND, Choice.FOLLOW),
        RESTOCKS,
        RESTOCKS_FOLLOWED(EventKind.RESTOCKED, Choice.FOLLOW),
        RULES_CHANGE,
        /** What is asked of a person is answered. */
        ANSWERS,
        MAPPING_CHANGES,
        DEACTIVATED,
        RESERVES,
        /** In the end both sides are not compared as a person would ask for. */
        NOT_COMPARED,
        RELINKED,
        DELETED,
        REMAPPED,
        PRIMARY_CHANGES,
        OTHER_DOCUMENTS(EventKind.FULFILLED, Choice.OTHER_DOCUMENTS, "deliver"),
        RULES_SWITCHED,
        TWO_SHOPS,
        TRANSFER_DOCUMENTS;

        /** They have worlds of their own, or are not all tried together yet. */
        private static final Set<String> APART = Set.of(
                "ADOPTED",
                "RECEIPTS_OFF",
                "DEACTIVATED",
                "RELINKED",
                "DELETED",
                "REMAPPED",
                "PRIMARY_CHANGES",
                "RULES_SWITCHED",
                "TWO_SHOPS",
                "SETTLING",
                "RESERVES",
                "TRANSFER_DOCUMENTS",
                "NOT_COMPARED",
                "RESTOCKS");

        private final Optional<Rule> rule;

        Kind() {
            rule = Optional.empty();
        }

        /** @param never calls that the choice forbids */
        Kind(EventKind of, Choice choice, String... never) {
            rule = Optional.of(new Rule(of, choice, Set.of(never)));
        }

        /** Chosen before the shop goes live. */
        Optional<Rule> rule() {
            return rule;
        }

        /** That do not shut each other out. */
        private static Kind[] together() {
            return Stream.of(values())
                    .filter(kind -> kind.rule.isEmpty() && !APART.contains(kind.name()))
                    .toArray(Kind[]::new);
        }
    }

    record Rule(EventKind of, Choice choice, Set<String> never) {}

    /** Those whose violations are still open: docs/simulation.md says why. */
    private static final Set<Scenario> NOT_YET = EnumSet.of(EVERYTHING, PRIMARY_CHANGES);

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
        return !goesWrong ? 0 : has(Kind.ROUGH) ? 4 : 25;
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
                || has(Kind.DOCUMENTS_BY_PEOPLE)
                || has(Kind.FULFILLED_OFF)
                || has(Kind.DELETED)
                || has(Kind.OTHER_DOCUMENTS)
                || has(Kind.RULES_SWITCHED);
    }

    /** Orders and Odoo's moves alone tell what has to be planned again: it must not take a comparison of all levels to find it. */
    boolean comesRightByItself() {
        return this == RELINKED;
    }

    /** Chosen for the whole shop before it goes live. */
    List<Rule> rules() {
        return kinds.stream().flatMap(kind -> kind.rule().stream()).toList();
    }

    boolean forbids(String call) {
        return rules().stream().anyMatch(rule -> rule.never().contains(call));
    }

    boolean has(Kind kind) {
        return kinds.contains(kind);
    }
}
