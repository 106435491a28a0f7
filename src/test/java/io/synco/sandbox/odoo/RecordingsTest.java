package io.synco.sandbox.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that was recorded is passed over in silence. */
@DisplayName("The recordings")
class RecordingsTest {
    /** SHA-256 of what was recorded, unzipped: a recording that is changed or taken away shows here. */
    private static final Map<Release, String> RECORDED = Map.of(
            Release.V16, "763e321ca9759f2f2b3032b02d290dfc3d2ec4b38c42d2f3511dcdee634c76c0",
            Release.V17, "3a800bba9655b6090d8cfd9cd25c69e7f4d35b666db7864844c50a7042679999",
            Release.V18, "eacbce0f4cf7f3d588f81dd0d2b92459900ca147b21852c4c93f0925cd337f5d",
            Release.V19, "c3589f06b7cdba63c4bf02c504f63ca6084e54e4d334d518423e9c9a34389c39");

    @ParameterizedTest
    @EnumSource
    void are_as_they_were_recorded(Release release) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        String file = "/odoo/recordings-" + release.number() + ".jsonl.gz";
        try (InputStream in = new GZIPInputStream(RecordingsTest.class.getResourceAsStream(file))) {
            digest.update(in.readAllBytes());
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(RECORDED.get(release));
    }

    @ParameterizedTest
    @EnumSource
    void are_each_replayed_or_left_out_with_a_reason(Release release) {
        Set<String> neither = new TreeSet<>(Recordings.of(release).names());

        neither.removeAll(replayed(release));
        neither.removeIf(name -> LeftOut.holds(release, name));

        assertThat(neither).isEmpty();
    }

    @Test
    void are_left_out_by_entries_that_each_fit_some_and_give_a_reason() {
        assertThat(LeftOut.all()).allSatisfy(entry -> {
            assertThat(entry.reason()).isNotBlank();
            assertThat(Release.values())
                    .as(entry.names())
                    .anySatisfy(release ->
                            assertThat(Recordings.of(release).names()).anyMatch(name -> entry.fits(release, name)));
        });
    }

    private static Set<String> replayed(Release release) {
        Script script = new Script(release);
        Scenes.all().forEach(scene -> scene.play().accept(script));
        return script.names();
    }
}
