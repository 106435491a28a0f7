package io.synco.sandbox.odoo;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scene against the double of every version: it answers as the recorded server of that version did. */
@DisplayName("As recorded, by version")
class RecordingsReplayTest {

    static Stream<Arguments> scenes() {
        return Stream.of(Release.values())
                .flatMap(release -> Scenes.all().stream().map(scene -> Arguments.of(release, scene)));
    }

    @ParameterizedTest(name = "Odoo {0}: {1}")
    @MethodSource("scenes")
    void the_double_answers_as_the_server_did(Release release, Scene scene) {
        try (OdooSandbox odoo = OdooSandbox.start(0, OdooOptions.of(release))) {
            Rehearsal rehearsal = new Rehearsal(odoo);
            scene.play().accept(rehearsal);
            rehearsal.ends();
        }
    }
}
