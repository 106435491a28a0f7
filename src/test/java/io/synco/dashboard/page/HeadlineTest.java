package io.synco.dashboard.page;

import static io.synco.tenant.Connections.State.CONNECTED;
import static io.synco.tenant.Connections.State.NOT_CONNECTED;
import static io.synco.tenant.Connections.State.PAUSED;
import static io.synco.tenant.Connections.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.synco.kernel.Side;
import io.synco.sync.read.ShopSnapshot.Counts;
import io.synco.tenant.Connections.State;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person has to do is said before what goes on by itself, and that before what is well. */
class HeadlineTest {
    private static final Counts WELL = new Counts(6, 0, 0, 0, 0, 11);
    private static final Counts FLAGGED = new Counts(6, 1, 2, 3, 1, 11);
    private static final Counts BUSY = new Counts(6, 2, 0, 1, 0, 11);
    private static final Counts HELD_BACK = new Counts(6, 2, 0, 1, 3, 11);
    private static final Counts NOTHING_LINKED = new Counts(0, 0, 0, 0, 0, 0);

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(NOT_CONNECTED, NOT_CONNECTED, false, NOTHING_LINKED, notConnected(Side.SHOPIFY), Tone.BAD),
                arguments(CONNECTED, NOT_CONNECTED, false, NOTHING_LINKED, notConnected(Side.ODOO), Tone.BAD),
                arguments(NOT_CONNECTED, PAUSED, true, FLAGGED, notConnected(Side.SHOPIFY), Tone.BAD),
                arguments(PAUSED, WAITING, true, FLAGGED, new Headline.Paused(Side.SHOPIFY), Tone.BAD),
                arguments(CONNECTED, PAUSED, true, FLAGGED, new Headline.Paused(Side.ODOO), Tone.BAD),
                arguments(CONNECTED, WAITING, true, FLAGGED, new Headline.NeedYou(2), Tone.BAD),
                arguments(WAITING, WAITING, true, BUSY, new Headline.Silent(Side.SHOPIFY), Tone.WAIT),
                arguments(CONNECTED, WAITING, false, NOTHING_LINKED, new Headline.Silent(Side.ODOO), Tone.WAIT),
                arguments(CONNECTED, CONNECTED, true, NOTHING_LINKED, new Headline.NothingLinked(), Tone.CALM),
                arguments(CONNECTED, CONNECTED, false, BUSY, new Headline.ReadOnly(), Tone.CALM),
                arguments(CONNECTED, CONNECTED, true, HELD_BACK, new Headline.HeldBack(3), Tone.WAIT),
                arguments(CONNECTED, CONNECTED, true, BUSY, new Headline.OnTheirWay(2), Tone.CALM),
                arguments(CONNECTED, CONNECTED, true, WELL, new Headline.InStep(), Tone.GOOD));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_headline(State shopify, State odoo, boolean live, Counts counts, Headline said, Tone tone) {
        Headline headline = Headline.of(shopify, odoo, live, counts);

        assertThat(headline).isEqualTo(said);
        assertThat(headline.tone()).isEqualTo(tone);
    }

    private static Headline notConnected(Side side) {
        return new Headline.NotConnected(side);
    }
}
