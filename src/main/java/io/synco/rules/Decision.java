package io.synco.rules;

import io.synco.kernel.Side;

/** Which side decides about one kind of event, and what that means for the other side. */
public sealed interface Decision {
    RuleRef rule();

    /** The sentence a merchant reads next to the event. */
    default String inWords() {
        return rule().sentence();
    }

    /** The other side follows. */
    record Propagate(Side to, RuleRef rule) implements Decision {}

    /** The other side is put back to what the authoritative side says. */
    record PutBack(Side on, RuleRef rule) implements Decision {}

    /** The other side does not follow until a person says so; until then the units stand apart. */
    record Withhold(RuleRef rule) implements Decision {}

    /** Nothing follows, and the reason is kept. */
    record Ignore(RuleRef rule) implements Decision {}

    /**
     * @param name stands in the event's row, with the version of a shop's own rule
     * @param sentence what a merchant reads
     */
    record RuleRef(String name, String sentence) {}
}
