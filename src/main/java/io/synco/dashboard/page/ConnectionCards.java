package io.synco.dashboard.page;

import io.synco.dashboard.page.PageView.Badge;
import io.synco.dashboard.page.PageView.Checked;
import io.synco.dashboard.page.PageView.Line;
import io.synco.kernel.Side;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.Checkup.Finding;
import io.synco.sync.setup.CheckupDesk.Kept;
import io.synco.tenant.Connections.Connection;
import io.synco.tenant.Connections.State;
import io.synco.tenant.OdooHooks.Standing;
import java.util.List;
import java.util.Optional;

/** How each side's connection stands, and what to do where only a person can help. */
record ConnectionCards(String shopDomain, Words words, Moments moments) {
    PageView.Connection odoo(Optional<Connection> connection, Optional<Standing> hook, Optional<Kept> checkup) {
        boolean connected = connection.map(Connection::state).equals(Optional.of(State.CONNECTED));
        return card(Side.ODOO, connection, connected ? Optional.of(hook(hook)) : Optional.empty(), checkup);
    }

    private PageView.Hook hook(Optional<Standing> standing) {
        return standing.map(on -> new PageView.Hook(
                        true,
                        on.called().map(at -> words.callsUs(moments.ago(at))).orElseGet(words::callsUsNotYet)))
                .orElseGet(() -> new PageView.Hook(false, words.isPolled()));
    }

    PageView.Connection shopify(Optional<Connection> connection) {
        return card(Side.SHOPIFY, connection, Optional.empty(), Optional.empty());
    }

    private PageView.Connection card(
            Side side, Optional<Connection> connection, Optional<PageView.Hook> hook, Optional<Kept> checkup) {
        State state = connection.map(Connection::state).orElse(State.NOT_CONNECTED);
        return new PageView.Connection(
                side.words(),
                badge(state),
                connection.map(ConnectionCards::place).orElse(""),
                connection.flatMap(Connection::reason),
                next(side, state, connection),
                state == State.NOT_CONNECTED || state == State.PAUSED,
                install(side, state),
                hook,
                checkup.filter(kept -> state != State.NOT_CONNECTED).map(this::checked));
    }

    private Checked checked(Kept kept) {
        List<Line> said = kept.findings().stream()
                .filter(finding -> finding.state() != Checkup.State.OK)
                .map(this::line)
                .toList();
        List<Line> well = kept.findings().stream()
                .filter(finding -> finding.state() == Checkup.State.OK)
                .map(this::line)
                .toList();
        return new Checked(moments.past(kept.at()), said, well);
    }

    private Line line(Finding finding) {
        return new Line(
                words.subject(finding.subject().name()), badge(finding.state()), finding.seen(), finding.toDo());
    }

    private Badge badge(Checkup.State state) {
        return switch (state) {
            case OK -> Badge.of(words.checkedOk(), Tone.GOOD);
            case WARN -> Badge.of(words.checkedWarn(), Tone.WAIT);
            case FAIL -> Badge.of(words.checkedFail(), Tone.BAD);
        };
    }

    private Badge badge(State state) {
        return switch (state) {
            case NOT_CONNECTED -> Badge.of(words.notConnected(), Tone.BAD);
            case CONNECTED -> Badge.of(words.connected(), Tone.GOOD);
            case WAITING -> Badge.of(words.doesNotAnswer(), Tone.WAIT);
            case PAUSED -> Badge.of(words.needsYou(), Tone.BAD);
        };
    }

    private Optional<String> next(Side side, State state, Optional<Connection> connection) {
        return switch (state) {
            case NOT_CONNECTED, PAUSED ->
                Optional.of(side == Side.SHOPIFY ? words.connectShopify() : words.connectOdoo());
            case CONNECTED -> Optional.empty();
            case WAITING -> connection.flatMap(Connection::circuitUntil).map(at -> words.triedAgain(moments.until(at)));
        };
    }

    /** Shopify alone can be connected by going somewhere. */
    private Optional<String> install(Side side, State state) {
        boolean away = state == State.NOT_CONNECTED || state == State.PAUSED;
        return side == Side.SHOPIFY && away ? Optional.of("/auth/install?shop=" + shopDomain) : Optional.empty();
    }

    private static String place(Connection connection) {
        String version =
                connection.version().map(number -> ", version " + number).orElse("");
        String database = connection.database().isEmpty() ? "" : ", database " + connection.database();
        return connection.address().replaceFirst("^https?://", "") + database + version;
    }
}
