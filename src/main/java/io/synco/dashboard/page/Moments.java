package io.synco.dashboard.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says times as people do, seen from one moment: the one at which the rows were read. */
record Moments(Instant now, Words words) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Duration A_DAY = Duration.ofHours(24);

    /** A moment that is past, or that our clock takes for the next second. */
    Moment past(Instant at) {
        return new Moment(at.toString(), ago(at));
    }

    String ago(Instant at) {
        Duration since = Duration.between(at, now);
        if (since.toSeconds() < 2) return words.justNow();
        if (since.toSeconds() < 60) return words.secondsAgo(since.toSeconds());
        if (since.toMinutes() < 60) return words.minutesAgo(since.toMinutes());
        return since.compareTo(A_DAY) < 0 ? words.hoursAgo(since.toHours()) : DAY.format(at);
    }

    String until(Instant at) {
        Duration left = Duration.between(now, at);
        if (left.toSeconds() < 1) return words.now();
        if (left.toSeconds() < 60) return words.inSeconds(left.toSeconds());
        if (left.toMinutes() < 60) return words.inMinutes(left.toMinutes());
        return left.compareTo(A_DAY) < 0 ? words.inHours(left.toHours()) : DAY.format(at);
    }

    /** @param exact for the machine-readable attribute */
    record Moment(String exact, String words) {}
}
