package io.synco.catalog;

/** How many items of the catalogue stand in each state after a match. */
public record MatchReport(int linked, int ambiguous, int unmatched, int untracked) {
    static MatchReport of(Iterable<Match> matches) {
        int[] count = new int[LinkState.values().length];
        matches.forEach(match -> count[match.state().ordinal()]++);
        return new MatchReport(
                count[LinkState.LINKED.ordinal()],
                count[LinkState.AMBIGUOUS.ordinal()],
                count[LinkState.UNMATCHED.ordinal()],
                count[LinkState.UNTRACKED.ordinal()]);
    }

    /** As if so many of the links had found no match. */
    public MatchReport without(int links) {
        return new MatchReport(linked - links, ambiguous, unmatched + links, untracked);
    }

    public String inWords() {
        return linked + " linked, " + ambiguous + " ambiguous, " + unmatched + " unmatched, " + untracked
                + " untracked";
    }
}
