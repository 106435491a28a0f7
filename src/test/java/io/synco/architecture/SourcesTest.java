package io.synco.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the sources show. */
class SourcesTest {
    private static final Path MAIN = Path.of("src/main/java/io/synco");

    @Test
    void only_tenant_sets_the_shop_of_a_transaction() {
        assertThat(sources()
                        .filter(file -> !file.startsWith(MAIN.resolve("tenant"))
                                && text(file).contains("app.shop_id")))
                .as("sources outside io.synco.tenant that name app.shop_id")
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_owns_what_it_may_import_and_its_invariant() {
        Set<Path> packages = sources().map(Path::getParent).collect(Collectors.toSet());
        packages.remove(MAIN);

        List<Path> silent = packages.stream()
                .filter(folder -> !says(folder.resolve("package-info.java")))
                .sorted()
                .toList();

        assertThat(silent).as("packages without a package-info of three lines").isEmpty();
    }

    @Test
    void main_has_sources_to_look_at() {
        assertThat(sources()).hasSizeGreaterThan(20);
    }

    private static boolean says(Path packageInfo) {
        if (!Files.exists(packageInfo)) {
            return false;
        }
        String text = text(packageInfo);
        return text.contains("* Owns ") && text.contains("* May import: ") && text.contains("* Invariant: ");
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
