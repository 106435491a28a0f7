package io.synco.sandbox.odoo;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Reads scenes without playing them: which recordings of a release do they replay? */
final class Script implements Stage {
    private final Release release;
    private final Set<String> names = new LinkedHashSet<>();

    Script(Release release) {
        this.release = release;
    }

    @Override
    public Release release() {
        return release;
    }

    @Override
    public void replaysWith(Secret secret, String... asked) {
        for (String name : asked) {
            if (Recordings.of(release).has(name) && !LeftOut.holds(release, name)) {
                names.add(name);
            }
        }
    }

    @Override
    public void given(Consumer<Scenery> work) {
        // Nothing is recorded of it.
    }

    Set<String> names() {
        return names;
    }
}
