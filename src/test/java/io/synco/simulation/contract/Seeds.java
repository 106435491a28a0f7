package io.synco.simulation.contract;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Few in every build; more with {@code -Dsynco.contract.seeds=100}. */
final class Seeds implements ArgumentsProvider {
    private static final int USUAL = 2;

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return LongStream.rangeClosed(1, Integer.getInteger("synco.contract.seeds", USUAL))
                .mapToObj(Arguments::of);
    }
}
