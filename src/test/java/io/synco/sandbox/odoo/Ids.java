package io.synco.sandbox.odoo;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which of the double's records a recorded id stands for, one to one by model; and so for the numbers of documents in texts. */
final class Ids {
    /** S00167, PSFZ/PICK/00001, P00003, SP/00001, WH/MO/00002; and what has no name: stock.return.picking,38. */
    private static final Pattern DOCUMENT =
            Pattern.compile("\\b(?:[A-Z0-9]+/)*[A-Z]+/?\\d{5}\\b|\\b[a-z]+(?:\\.[a-z]+)+,\\d+\\b");

    private final Map<String, Map<Object, Object>> ours = new HashMap<>();
    private final Map<String, Map<Object, Object>> recorded = new HashMap<>();

    /** @return false where either of the two is known to stand for another */
    boolean agree(String kind, Object theirs, Object own) {
        Object knownOwn = map(ours, kind).putIfAbsent(theirs, own);
        Object knownTheirs = map(recorded, kind).putIfAbsent(own, theirs);
        return (knownOwn == null || knownOwn.equals(own)) && (knownTheirs == null || knownTheirs.equals(theirs));
    }

    boolean knows(String kind, Object theirs) {
        return map(ours, kind).containsKey(theirs);
    }

    boolean isTaken(String kind, Object own) {
        return map(recorded, kind).containsKey(own);
    }

    /** An id that nothing is known about is sent as it is: recordings ask for records that do not exist, too. */
    long ours(String kind, long theirs) {
        return (Long) map(ours, kind).getOrDefault(theirs, theirs);
    }

    /** The same text, but for documents that have other numbers here. */
    boolean sameText(String theirs, String own) {
        String their = DOCUMENT.matcher(theirs).replaceAll("#");
        if (!their.equals(DOCUMENT.matcher(own).replaceAll("#"))) {
            return false;
        }
        var a = DOCUMENT.matcher(theirs).results().map(MatchResult::group).toList();
        var b = DOCUMENT.matcher(own).results().map(MatchResult::group).toList();
        for (int i = 0; i < a.size(); i++) {
            if (!agree("document", a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<Object, Object> map(Map<String, Map<Object, Object>> maps, String kind) {
        return maps.computeIfAbsent(kind, k -> new HashMap<>());
    }
}
