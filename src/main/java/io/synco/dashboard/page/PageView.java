package io.synco.dashboard.page;

import io.synco.dashboard.page.Moments.Moment;
import java.util.List;
import java.util.Optional;

/** All that the page shows, in words and in the order that it shows it. The templates only loop and choose. */
record PageView(
        String shop,
        boolean live,
        boolean standAlone,
        Badge headline,
        List<String> sublines,
        Tiles tiles,
        List<Connection> connections,
        List<Flagged> flagged,
        Levels levels,
        List<Event> events,
        List<Job> jobs,
        Optional<Notice> notice) {
    /** @param tone a class of app.css */
    record Badge(String words, String tone) {
        static Badge of(String words, Tone tone) {
            return new Badge(words, tone.css());
        }
    }

    /** @param needYou flagged jobs and connections that only a person can bring back */
    record Tiles(long needYou, long waiting, String doneLately) {}

    /**
     * @param needsYou only a person can help: then it is said among what needs you, with what to do
     * @param install leads to Shopify's own question whether to connect
     */
    record Connection(
            String side,
            Badge state,
            String address,
            Optional<String> reason,
            Optional<String> next,
            boolean needsYou,
            Optional<String> install,
            Optional<Hook> hook,
            Optional<Checked> checked) {}

    /** @param on the side calls when something has changed there; the button switches it off, else on */
    record Hook(boolean on, String words) {}

    /**
     * The last look at a connection.
     *
     * @param said lines that a person should read, before those where all is well
     */
    record Checked(Moment at, List<Line> said, List<Line> well) {}

    record Line(String subject, Badge state, String seen, String toDo) {}

    record Flagged(
            long id, String kind, String subject, Moment since, Optional<String> failure, Optional<String> hint) {}

    /** @param next where the next page begins */
    record Levels(
            List<Level> rows, boolean differing, long total, long unequal, boolean first, Optional<String> next) {}

    record Level(
            String title,
            String sku,
            String location,
            String inStock,
            String reserved,
            String onHand,
            String committed,
            String available,
            String target,
            Badge state,
            Optional<String> expecting,
            Optional<String> reason) {}

    record Event(
            Moment at,
            String kind,
            Optional<String> amount,
            String subject,
            String decision,
            Badge outcome,
            Optional<String> outcomeText) {}

    record Job(Moment at, String kind, String subject, Badge state, Optional<String> said, Optional<String> tries) {}

    /** What came of the button that was pressed. */
    record Notice(String words, String tone) {}
}
