package io.synco.dashboard.api;

import io.synco.sync.order.OrderMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the API writes what can be chosen: in small letters, as docs/api.md has it. */
final class ChoiceWords {
    private ChoiceWords() {}

    static String of(Enum<?> choice) {
        return choice == OrderMode.ELSEWHERE
                ? "handled_elsewhere"
                : choice.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> read(Class<E> choices, String word) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> of(choice).equals(word))
                .findFirst();
    }

    static String all(Class<? extends Enum<?>> choices) {
        return Arrays.stream(choices.getEnumConstants()).map(ChoiceWords::of).collect(Collectors.joining(", "));
    }
}
