package io.synco.dashboard.page;

import io.synco.kernel.LevelId;
import io.synco.sync.read.LevelBoard;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which part of the stock table somebody looks at. What an address says and does not fit is the beginning. */
record Looks(boolean differing, LevelId after) {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    static Looks of(String show, String after) {
        Matcher place = PLACE.matcher(after == null ? "" : after);
        LevelId from = place.matches()
                ? LevelId.of(Long.parseLong(place.group(1)), Long.parseLong(place.group(2)))
                : LevelBoard.START;
        return new Looks("differs".equals(show), from);
    }

    boolean first() {
        return after.equals(LevelBoard.START);
    }

    static String place(LevelId level) {
        return level.item() + "-" + level.location();
    }
}
