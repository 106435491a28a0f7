package io.synco.dashboard.page;

import io.synco.dashboard.page.PageView.Badge;
import io.synco.sync.life.Plans.Plan;
import io.synco.sync.read.EventRow;
import io.synco.sync.read.JobRow;
import io.synco.sync.read.LevelRow;
import io.synco.sync.read.ShopSnapshot;
import io.synco.sync.setup.CheckupDesk.Kept;
import io.synco.tenant.Connections.Connection;
import io.synco.tenant.Connections.State;
import io.synco.tenant.OdooHooks.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was read for one look at the page.
 *
 * @param levels one more than the page shows, if there are more
 */
record Glance(
        ShopSnapshot shop,
        Plan plan,
        Optional<Connection> shopify,
        Optional<Connection> odoo,
        Optional<Standing> hook,
        Optional<Kept> checkup,
        Looks looks,
        List<LevelRow> levels,
        List<JobRow> flagged,
        List<EventRow> events,
        List<JobRow> jobs) {
    static final int LEVELS_SHOWN = 25;

    PageView view(Words words, boolean standAlone, Optional<PageView.Notice> notice) {
        Moments moments = new Moments(shop.now(), words);
        Rows rows = new Rows(words, moments);
        Headline headline = Headline.of(state(shopify), state(odoo), shop.live(), shop.counts());
        ConnectionCards cards = new ConnectionCards(shop.domain(), words, moments);
        List<PageView.Connection> connections = List.of(cards.shopify(shopify), cards.odoo(odoo, hook, checkup));
        return new PageView(
                shop.name(),
                shop.live(),
                standAlone,
                Badge.of(headline.inWords(words), headline.tone()),
                sublines(words, moments),
                tiles(connections),
                connections,
                flagged.stream().map(rows::flagged).toList(),
                levels(rows),
                events.stream().map(rows::event).toList(),
                jobs.stream().map(rows::job).toList(),
                notice);
    }

    private List<String> sublines(Words words, Moments moments) {
        String change =
                shop.lastChange().map(at -> words.lastChange(moments.ago(at))).orElseGet(words::noChangeYet);
        long levelsKept = shop.counts().levels();
        List<String> lines = new ArrayList<>(List.of(change));
        if (shop.live() && levelsKept > 0) {
            lines.add(words.levelsKept(levelsKept));
        }
        if (plan.plan().isPresent() || plan.linksMax().isPresent()) {
            lines.add(words.plan(
                    plan.plan().orElse("none"), plan.links(), plan.linksMax().orElse(0)));
        }
        return lines;
    }

    private PageView.Tiles tiles(List<PageView.Connection> connections) {
        ShopSnapshot.Counts counts = shop.counts();
        String done = String.format("%,d", counts.doneLately()) + (counts.doneLatelyIsCapped() ? "+" : "");
        long needYou = counts.flagged()
                + connections.stream().filter(PageView.Connection::needsYou).count();
        return new PageView.Tiles(needYou, counts.waiting(), done);
    }

    private PageView.Levels levels(Rows rows) {
        List<LevelRow> shown = levels.subList(0, Math.min(LEVELS_SHOWN, levels.size()));
        Optional<String> next = levels.size() > LEVELS_SHOWN
                ? Optional.of(Looks.place(shown.get(LEVELS_SHOWN - 1).id()))
                : Optional.empty();
        return new PageView.Levels(
                shown.stream().map(rows::level).toList(),
                looks.differing(),
                shop.counts().levels(),
                shop.counts().unequal(),
                looks.first(),
                next);
    }

    private static State state(Optional<Connection> connection) {
        return connection.map(Connection::state).orElse(State.NOT_CONNECTED);
    }
}
