package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.job.Pause;
import io.synco.sync.job.PauseScope;
import io.synco.sync.setup.PauseDesk;
import java.util.List;

/** What the people do who run SyncO for the shop: here, through the same desks that its dashboard calls. */
final class Managers {
    private final World world;
    private final Choice choice;

    Managers(World world, Choice choice) {
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

    private PauseDesk desk() {
        return world.person().pauses(shop -> Uni.createFrom().voidItem());
    }
}
