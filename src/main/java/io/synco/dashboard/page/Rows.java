package io.synco.dashboard.page;

import io.synco.dashboard.page.PageView.Badge;
import io.synco.sync.read.EventOutcome;
import io.synco.sync.read.EventRow;
import io.synco.sync.read.JobRow;
import io.synco.sync.read.LevelRow;
import io.synco.sync.read.LevelState;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Turns rows of the read models into rows of the page. */
record Rows(Words words, Moments moments) {
    /** Shown for a number that was never read: a dash is read as "none", where 0 would be a statement. */
    private static final String UNKNOWN = "–";

    PageView.Level level(LevelRow level) {
        Optional<String> expecting = level.expected()
                .filter(units -> !level.shopify().onHand().equals(Optional.of(units)))
                .map(words::expecting);
        return new PageView.Level(
                level.title().isEmpty() ? level.sku() : level.title(),
                level.sku(),
                level.location(),
                number(level.odoo().quantity()),
                number(level.odoo().reserved()),
                number(level.shopify().onHand()),
                number(level.shopify().committed()),
                number(level.shopify().available()),
                number(level.target()),
                badge(level.state()),
                expecting,
                level.reason());
    }

    PageView.Event event(EventRow event) {
        return new PageView.Event(
                moments.past(event.at()),
                capital(event.kind().words()),
                event.amount().map(Rows::signed),
                capital(event.subject()),
                event.decision(),
                badge(event.outcome()),
                event.outcomeText());
    }

    PageView.Job job(JobRow job) {
        return new PageView.Job(
                moments.past(job.finishedAt().orElse(job.createdAt())),
                capital(job.kind().words()),
                capital(job.subject()),
                badge(job),
                job.words().outcome().or(job.words()::failure),
                job.attempts() > 1 ? Optional.of(words.tries(job.attempts())) : Optional.empty());
    }

    PageView.Flagged flagged(JobRow job) {
        return new PageView.Flagged(
                job.id(),
                capital(job.kind().words()),
                capital(job.subject().isEmpty() ? job.kind().words() : job.subject()),
                moments.past(job.flaggedAt().orElse(job.createdAt())),
                job.words().failure(),
                job.words().hint());
    }

    private Badge badge(LevelState state) {
        return switch (state) {
            case IN_STEP -> Badge.of(words.levelInStep(), Tone.GOOD);
            case ON_ITS_WAY -> Badge.of(words.levelOnItsWay(), Tone.CALM);
            case FLAGGED -> Badge.of(words.needsYou(), Tone.BAD);
            case NOT_STOCKED -> Badge.of(words.levelNotStocked(), Tone.CALM);
            case NOT_READ -> Badge.of(words.levelNotRead(), Tone.CALM);
        };
    }

    private Badge badge(EventOutcome outcome) {
        return switch (outcome) {
            case OPEN -> Badge.of(words.open(), Tone.CALM);
            case DONE -> Badge.of(words.done(), Tone.GOOD);
            case SUPERSEDED -> Badge.of(words.superseded(), Tone.CALM);
            case IGNORED -> Badge.of(words.ignored(), Tone.CALM);
            case FLAGGED -> Badge.of(words.needsYou(), Tone.BAD);
        };
    }

    private Badge badge(JobRow job) {
        return switch (job.state()) {
            case PENDING -> Badge.of(words.pending(), Tone.CALM);
            case RUNNING -> Badge.of(words.running(), Tone.CALM);
            case WAITING -> Badge.of(words.waiting(moments.until(job.dueAt())), Tone.WAIT);
            case DONE -> Badge.of(words.done(), Tone.GOOD);
            case FLAGGED -> Badge.of(words.needsYou(), Tone.BAD);
            case SUPERSEDED -> Badge.of(words.superseded(), Tone.CALM);
            case IGNORED -> Badge.of(words.ignored(), Tone.CALM);
        };
    }

    private static String number(Optional<? extends Number> value) {
        return value.map(Rows::plain).orElse(UNKNOWN);
    }

    private static String plain(Number value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** With a real minus sign, which is as wide as the plus. */
    private static String signed(BigDecimal amount) {
        return switch (amount.signum()) {
            case -1 -> "−" + amount.abs().toPlainString();
            case 0 -> "0";
            default -> "+" + amount.toPlainString();
        };
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}
