package io.synco.rules;

import io.synco.kernel.Side;

/** Which side decides about one kind of event, and what that means for the other side. */
public sealed interface Decision {
    RuleRef rule();

    /** The sentence a merchant reads next to the event. */
    String inWords();

    /** The other side follows. */
    record Propagate(Side to, RuleRef rule) implements Decision {
        @Override
        public String inWords() {
            return rule.sentence();
        }
    }

    /** The other side is put back to what the authoritative side says. */
    record PutBack(Side on, RuleRef rule) implements Decision {
        @Override
        public String inWords() {
            return rule.sentence();
        }
    }

    /** Nothing follows, and the reason is kept. */
    record Ignore(RuleRef rule) implements Decision {
        @Override
        public String inWords() {
            return rule.sentence();
        }
    }

    /** @param name stands in the event's row; @param sentence what a merchant reads */
    record RuleRef(String name, String sentence) {}
}
