package io.synco.sandbox.shopify;

import graphql.language.StringValue;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;

/** The recorded Admin schema, wired to {@link View}s. Built once for all stores; takes a second. */
final class AdminSchema {
    static final GraphQLSchema SCHEMA = build();

    private AdminSchema() {}

    private static GraphQLSchema build() {
        String name = "admin-" + ShopifySandbox.API_VERSION;
        var types = new SchemaParser()
                .parse(Resources.text(name + ".graphql"))
                .merge(new SchemaParser().parse(Resources.text(name + "-money.graphql")));
        var wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Views()).build();
        return new SchemaGenerator().makeExecutableSchema(types, wiring);
    }

    private static final class Views implements WiringFactory {
        private static final TypeResolver BY_VIEW =
                env -> env.getSchema().getObjectType(((View) env.getObject()).type());

        @Override
        public boolean providesScalar(ScalarWiringEnvironment environment) {
            return !ScalarInfo.isGraphqlSpecifiedScalar(
                    environment.getScalarTypeDefinition().getName());
        }

        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
            return GraphQLScalarType.newScalar()
                    .name(environment.getScalarTypeDefinition().getName())
                    .coercing(new AsText())
                    .build();
        }

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return BY_VIEW;
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            return BY_VIEW;
        }

        @Override
        public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
            return env -> ((View) env.getSource()).get(env);
        }
    }

    /** Shopify's own scalars (DateTime, Decimal, URL, ...) are text for us, in and out. */
    private static final class AsText implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object result, graphql.GraphQLContext context, java.util.Locale locale) {
            return result;
        }

        @Override
        public Object parseValue(Object input, graphql.GraphQLContext context, java.util.Locale locale) {
            return input;
        }

        @Override
        public Object parseLiteral(
                graphql.language.Value<?> input,
                graphql.execution.CoercedVariables variables,
                graphql.GraphQLContext context,
                java.util.Locale locale) {
            return input instanceof StringValue text ? text.getValue() : input.toString();
        }
    }
}
