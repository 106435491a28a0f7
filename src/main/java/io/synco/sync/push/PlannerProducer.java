package io.synco.sync.push;

import io.synco.sync.plan.LevelPlan;
import io.synco.sync.plan.Planner;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The planner that there is; a simulation puts mistakes around it. */
@Singleton
class PlannerProducer {
    @Produces
    @Singleton
    Planner planner() {
        return LevelPlan::of;
    }
}
