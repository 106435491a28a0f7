package io.synco.sync.plan;

import io.synco.sync.plan.LevelPlan.Books;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.LevelPlan.Snapshot;
import java.util.List;

/** From what is known of both sides to what each level's on_hand should be; {@link LevelPlan} is the one that there is. */
@FunctionalInterface
public interface Planner {
    List<Planned> plan(Books books, Snapshot snapshot);
}
