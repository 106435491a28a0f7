package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.simulation.Happenings.Id;
import io.synco.simulation.Scenario.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One history: set up and gone live, then so many steps of people, work and disasters, then everything is healed, and both sides must
 * agree and be quiet.
 */
final class Run {
    private static final Duration QUIET = Duration.ofHours(2);
    /** Rounds of work after which both sides must have come to rest; far above what any history needs. */
    private static final int ROUNDS_MAX = 20_000;

    private final World world;
    private final Scenario scenario;
    private final int steps;

    Run(long seed, Scenario scenario, int steps) {
        this(seed, scenario, steps, Mutation.NONE);
    }

    Run(long seed, Scenario scenario, int steps, Mutation mutation) {
        this(seed, scenario, steps, mutation, Optional.empty());
    }

    /** @param only of what can be left out, nothing else happens */
    Run(long seed, Scenario scenario, int steps, Mutation mutation, Optional<Set<Id>> only) {
        this.world = new World(seed, scenario, mutation, new Happenings(only));
        this.scenario = scenario;
        this.steps = steps;
    }

    /** @param happened what could be left out */
    record Result(Optional<String> violation, List<String> history, int steps, Set<Id> happened) {}

    Result result() {
        int done = 0;
        try {
            world.begins(0);
            new Opening(world, scenario).happens();
            comesToRest("after going live");
            world.peopleRest(false);
            while (done < steps && world.violation().isEmpty()) {
                step(++done);
            }
            if (world.violation().isEmpty()) {
                world.begins(steps + 1);
                heal();
            }
        } catch (RuntimeException broken) {
            world.violated("the simulation broke: " + broken
                    + Stream.of(broken.getStackTrace())
                            .findFirst()
                            .map(at -> " at " + at)
                            .orElse(""));
        }
        return new Result(
                world.violation(), world.history(), done, world.happenings().happened());
    }

    private void step(int number) {
        world.begins(number);
        if (!world.happenings().happens()) {
            return;
        }
        world.neighbour().ifPresent(Neighbour::act);
        switch (world.chance().between(1, 10)) {
            case 1, 2, 3 -> world.peopleAct();
            case 4, 5 -> world.goesOn(world.chance().between(1, 5_000));
            case 6 -> world.goesOn(world.chance().between(1_000, 180_000));
            default -> {
                if (!world.works()) {
                    world.goesOn(world.chance().between(1, 2_000));
                }
            }
        }
    }

    private void heal() {
        world.note("everything is healed");
        world.peopleRest(true);
        world.disasters().heal();
        world.everythingIsResumed();
        world.connector().finishes();
        world.schedule().finish();
        if (!scenario.has(Kind.NOT_COMPARED) && !scenario.comesRightByItself()) {
            world.person()
                    .controls(shop -> Uni.createFrom().voidItem())
                    .compare(World.SHOP, "the simulation")
                    .await()
                    .indefinitely();
        }
        comesToRest("after it was healed");
        if (world.violation().isPresent()) {
            return;
        }
        if (scenario.has(Kind.ANSWERS)
                || scenario.has(Kind.DEACTIVATED)
                || scenario.has(Kind.DELETED)
                || scenario.has(Kind.SETTLING)) {
            if (!scenario.has(Kind.DEACTIVATED) && !scenario.has(Kind.DELETED)) {
                world.oracle().nothingIsOversold();
            }
            world.everythingIsAnswered();
            comesToRest("after everything was answered");
        }
        if (scenario.has(Kind.SETTLING)) {
            world.books().nothingIsUnsettled();
        }
        world.oracle().everythingAgrees();
        world.oracle().everyUnitLeftOnce();
        world.oracle().everythingIsBooked();
        world.books().everyEventEnded();
        world.books().nothingWasMadeUp();
        if (!scenario.needsPeople()) {
            world.books().nothingIsFlagged();
        }
        staysQuiet();
    }

    /** Works until only the standing polls are left, each of which has come round without finding anything. */
    private void comesToRest(String when) {
        int rounds = 0;
        long changes = -1;
        Instant restSince = world.time().now();
        while (Duration.between(restSince, world.time().now()).compareTo(Duration.ofMinutes(6)) < 0) {
            if (world.violation().isPresent()) {
                return;
            }
            if (rounds++ > ROUNDS_MAX) {
                world.violated("no rest " + when + ": " + world.books().unfinished());
                return;
            }
            if (!world.works()) {
                waitForWork();
            }
            long now = world.shopify().changes() + world.odoo().changes();
            if (now != changes || world.books().busy()) {
                changes = now;
                restSince = world.time().now();
            }
        }
    }

    private void waitForWork() {
        Instant now = world.time().now();
        Instant due = world.nextDue().orElse(now.plusSeconds(60));
        Instant leased = world.leasedUntil();
        Instant next = due.isAfter(now) ? due : leased.isAfter(now) ? leased : now.plusSeconds(1);
        world.goesOn((int) Math.min(
                60_000, Math.max(1, Duration.between(now, next).toMillis() + 1)));
    }

    /** Property 4: at rest nothing is written, on either side. */
    private void staysQuiet() {
        long changes = world.shopify().changes() + world.odoo().changes();
        Instant until = world.time().now().plus(QUIET);
        while (world.time().now().isBefore(until)) {
            if (!world.works()) {
                waitForWork();
            }
        }
        if (world.shopify().changes() + world.odoo().changes() != changes) {
            world.violated("something was written at rest");
        }
    }
}
