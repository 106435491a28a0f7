package io.synco.simulation.rows;

import io.synco.rules.Choice;
import java.util.Optional;

/** @param choice empty: back to the shop's rule, or to the default */
public record RuleRow(RuleId id, Optional<Choice> choice, String who) {}
