package io.synco.sync.rule;

/** What a shop has chosen, over the modelled database. */
public final class RuleWiring {
    private RuleWiring() {}

    public static RuleStore rules() {
        return new MemoryRuleStore();
    }

    public static ExclusionStore exclusions() {
        return new MemoryExclusionStore();
    }
}
