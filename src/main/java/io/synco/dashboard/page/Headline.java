package io.synco.dashboard.page;

import io.synco.kernel.Side;
import io.synco.sync.read.ShopSnapshot.Counts;
import io.synco.tenant.Connections.State;

/** The one thing that a person should know first. What a person has to do comes before what goes on by itself. */
sealed interface Headline {
    record NotConnected(Side side) implements Headline {}

    record Paused(Side side) implements Headline {}

    record NeedYou(long count) implements Headline {}

    record Silent(Side side) implements Headline {}

    record NothingLinked() implements Headline {}

    record ReadOnly() implements Headline {}

    record HeldBack(long pauses) implements Headline {}

    record OnTheirWay(long count) implements Headline {}

    record InStep() implements Headline {}

    static Headline of(State shopify, State odoo, boolean live, Counts counts) {
        if (shopify == State.NOT_CONNECTED) return new NotConnected(Side.SHOPIFY);
        if (odoo == State.NOT_CONNECTED) return new NotConnected(Side.ODOO);
        if (shopify == State.PAUSED) return new Paused(Side.SHOPIFY);
        if (odoo == State.PAUSED) return new Paused(Side.ODOO);
        if (counts.flagged() > 0) return new NeedYou(counts.flagged());
        if (shopify == State.WAITING) return new Silent(Side.SHOPIFY);
        if (odoo == State.WAITING) return new Silent(Side.ODOO);
        if (counts.levels() == 0) return new NothingLinked();
        if (!live) return new ReadOnly();
        if (counts.paused() > 0) return new HeldBack(counts.paused());
        long underWay = Math.max(counts.waiting(), counts.unequal());
        return underWay > 0 ? new OnTheirWay(underWay) : new InStep();
    }

    default Tone tone() {
        if (this instanceof NotConnected || this instanceof Paused || this instanceof NeedYou) return Tone.BAD;
        if (this instanceof InStep) return Tone.GOOD;
        return this instanceof Silent || this instanceof HeldBack ? Tone.WAIT : Tone.CALM;
    }

    default String inWords(Words words) {
        if (this instanceof NotConnected it)
            return words.notConnectedYet(it.side().words());
        if (this instanceof Paused it) return words.paused(it.side().words());
        if (this instanceof NeedYou it) return words.needYou(it.count());
        if (this instanceof Silent it) return words.silent(it.side().words());
        if (this instanceof NothingLinked) return words.nothingLinked();
        if (this instanceof ReadOnly) return words.readOnly();
        if (this instanceof HeldBack it) return words.heldBack(it.pauses());
        if (this instanceof OnTheirWay it) return words.onTheirWay(it.count());
        return words.inStep();
    }
}
