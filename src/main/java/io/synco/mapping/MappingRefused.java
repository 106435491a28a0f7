package io.synco.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** The wanted mapping was not stored; says everything that is wrong with it at once, and what to do about each. */
public final class MappingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param what what is wrong, a sentence
     * @param todo what to do, a sentence
     */
    public record Problem(String what, String todo) {}

    MappingRefused(List<Problem> problems) {
        super(sentences(problems.stream().map(Problem::what).toList()), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    public String hint() {
        return sentences(problems.stream().map(Problem::todo).toList());
    }

    private static String sentences(List<String> sentences) {
        return sentences.stream().distinct().collect(Collectors.joining(" "));
    }
}
