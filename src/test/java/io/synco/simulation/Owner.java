package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.Side;
import io.synco.mapping.MappingMode;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.simulation.Scenario.Kind;
import io.synco.simulation.rows.ExclusionRow;
import io.synco.simulation.rows.JobRow;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Pause;
import io.synco.sync.job.PauseScope;
import io.synco.sync.setup.PauseDesk;
import io.synco.sync.setup.RuleDesk;
import java.util.List;
import java.util.Optional;

/** Who decides in SyncO itself. */
final class Owner {
    private static final List<EventKind> SWITCHED = List.of(
            EventKind.RECEIPT,
            EventKind.TRANSFER_IN,
            EventKind.COUNT_UP,
            EventKind.RETURN_RECEIVED,
            EventKind.EDITED_BY_HAND);

    private final World world;
    private final Choice choice;

    Owner(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    void pause() {
        PauseScope scope = choice.oneOf(List.of(PauseScope.values())).orElseThrow();
        long subject = switch (scope) {
            case SHOP -> 0;
            case DIRECTION -> choice.oneOf(List.of(Side.values())).orElseThrow().code();
            case LOCATION -> choice.location().value();
            case ITEM -> choice.item().value();
        };
        world.note(scope.words() + " " + subject + " is paused");
        desk().pause(World.SHOP, scope, subject, "somebody", "the simulation")
                .await()
                .indefinitely();
    }

    void resume() {
        choice.oneOf(desk().list(World.SHOP).await().indefinitely()).ifPresent(this::resume);
    }

    void resumeAll() {
        desk().list(World.SHOP).await().indefinitely().forEach(this::resume);
    }

    private void resume(Pause pause) {
        world.note(pause.scope().words() + " " + pause.subject() + " is resumed");
        desk().resume(World.SHOP, pause.scope(), pause.subject(), "somebody")
                .await()
                .indefinitely();
    }

    void changeBuffer() {
        int units = choice.between(0, 3);
        if (choice.oneIn(2)) {
            world.note("the shop keeps " + units + " back");
            world.settings().buffer(World.SHOP, units);
            world.keptBack().ofShop(units);
        } else {
            ItemId item = choice.item();
            Optional<Integer> kept = choice.oneIn(3) ? Optional.empty() : Optional.of(units);
            world.note("item " + item + " keeps " + kept + " back");
            world.settings().buffer(World.SHOP, item, kept);
            world.keptBack().ofItem(item, kept);
        }
        world.causes().everyTargetIsTouched();
    }

    void mapAnew() {
        MappingMode mode = choice.oneIn(2) ? MappingMode.SPLIT : MappingMode.POOL;
        world.note("one warehouse's locations are mapped as " + mode);
        choice.mapped(mode);
        world.causes().everyTargetIsTouched();
    }

    void chooseRule() {
        EventKind kind = choice.oneOf(SWITCHED).orElseThrow();
        io.synco.rules.Choice chosen = choice.oneOf(choices(kind)).orElseThrow();
        Optional<LocationId> at = choice.oneIn(2) ? Optional.empty() : Optional.of(choice.location());
        world.note("rule for " + kind + at.map(one -> " at " + one).orElse("") + ": " + chosen);
        rules().choose(World.SHOP, kind, at, Optional.of(chosen), "somebody")
                .await()
                .indefinitely();
    }

    /** Whether an edit was followed depends on when it was read: the account could not tell. */
    private static List<io.synco.rules.Choice> choices(EventKind kind) {
        return RuleBook.choices(kind).stream()
                .filter(one -> kind != EventKind.EDITED_BY_HAND || one != io.synco.rules.Choice.FOLLOW)
                .toList();
    }

    void release() {
        choice.oneOf(withheld()).ifPresent(this::release);
    }

    private List<ExclusionRow> withheld() {
        return world.database().rows(World.SHOP).exclusions().where(ExclusionRow::live);
    }

    private void release(ExclusionRow row) {
        world.note(row.left() + " of product " + row.of().product() + " are released, of "
                + row.of().subject());
        rules().release(World.SHOP, row.id(), "somebody").await().indefinitely();
    }

    void answer() {
        choice.oneOf(asked()).ifPresent(this::answer);
    }

    private List<JobRow> asked() {
        return world.database()
                .rows(World.SHOP)
                .jobs()
                .where(job -> job.flagged() && (job.kind() == JobKind.EDIT || job.kind() == JobKind.LEVEL));
    }

    private void answer(JobRow flagged) {
        world.note("flagged " + flagged.kind() + " " + flagged.key() + " is answered");
        world.person()
                .controls(shop -> Uni.createFrom().voidItem())
                .retry(World.SHOP, flagged.id(), "somebody")
                .await()
                .indefinitely();
    }

    void answerAll() {
        if (world.scenario().has(Kind.RULES_CHANGE)) {
            SWITCHED.forEach(this::byDefault);
        }
        withheld().forEach(this::release);
        asked().forEach(this::answer);
    }

    private void byDefault(EventKind kind) {
        rules().choose(World.SHOP, kind, Optional.empty(), Optional.empty(), "somebody")
                .await()
                .indefinitely();
        world.warehouses()
                .keySet()
                .forEach(at -> rules().choose(World.SHOP, kind, Optional.of(at), Optional.empty(), "somebody")
                        .await()
                        .indefinitely());
    }

    private RuleDesk rules() {
        return world.person().rules(shop -> Uni.createFrom().voidItem());
    }

    private PauseDesk desk() {
        return world.person().pauses(shop -> Uni.createFrom().voidItem());
    }
}
