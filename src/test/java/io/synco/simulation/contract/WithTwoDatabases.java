package io.synco.simulation.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One pair of databases for all contract tests of a run: making one takes longer than such a test. */
public final class WithTwoDatabases implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TwoDatabases.class;
    }

    @Override
    public TwoDatabases resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TwoDatabases databases = context.getRoot()
                .getStore(Namespace.create(WithTwoDatabases.class))
                .computeIfAbsent(TwoDatabases.class, ignored -> new TwoDatabases(), TwoDatabases.class);
        databases.beginAnew();
        return databases;
    }
}
