package io.synco.sandbox.odoo;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The services behind /jsonrpc: common and object, with the database, user and password checks. */
final class Rpc {
    private final Odoo odoo;
    private volatile String password;

    Rpc(Odoo odoo) {
        this.odoo = odoo;
        this.password = odoo.options.password();
    }

    /** A request's target and arguments. */
    record Request(String service, String method, List<Object> args) {
        /** How faults and the log name it: {@code model.method}, or {@code service.method}. */
        String name() {
            return service.equals("object") && args.size() > 4
                    ? args.get(3) + "." + args.get(4)
                    : service + "." + method;
        }
    }

    Release release() {
        return odoo.release;
    }

    Words words() {
        return odoo.orm.schema.words;
    }

    void changePassword(String other) {
        password = other;
    }

    Object answer(Request request) {
        return switch (request.service()) {
            case "common" -> common(request);
            case "object" -> object(request.args());
            case "db" -> List.of(odoo.options.database());
            default -> throw OdooError.keyError(request.service());
        };
    }

    private Object common(Request request) {
        return switch (request.method()) {
            case "version" ->
                Map.of(
                        "server_version",
                        release().serie(),
                        "server_version_info",
                        release().versionInfo(),
                        "server_serie",
                        release().serie(),
                        "protocol_version",
                        1);
            case "authenticate", "login" -> authenticate(request.args());
            default ->
                throw OdooError.of(
                        "builtins.AttributeError",
                        "module 'odoo.service.common' has no attribute 'exp_" + request.method() + "'");
        };
    }

    /** The user's id, or false: a wrong password is no error here. */
    private Object authenticate(List<Object> args) {
        knownDatabase(args.get(0));
        boolean right = odoo.options.login().equals(args.get(1)) && isSecret(args.get(2));
        return right ? 2 : (Object) false;
    }

    private boolean isSecret(Object given) {
        return Objects.equals(password, given) || Objects.equals(odoo.options.apiKey(), given);
    }

    private void knownDatabase(Object database) {
        if (!odoo.options.database().equals(database)) {
            throw OdooError.of(
                    "psycopg2.OperationalError",
                    "connection to server at \"127.0.0.1\", port 5733 failed: FATAL:  database \"" + database
                            + "\" does not exist\n");
        }
    }

    @SuppressWarnings("unchecked")
    private Object object(List<Object> args) {
        knownDatabase(args.get(0));
        long uid = ((Number) args.get(1)).longValue();
        if (uid != 2) {
            throw OdooError.missing("res.users", uid, uid);
        }
        if (!isSecret(args.get(2))) {
            throw OdooError.accessDenied();
        }
        String model = String.valueOf(args.get(3));
        List<Object> positional = args.size() > 5 ? (List<Object>) args.get(5) : List.of();
        Map<String, Object> named = args.size() > 6 ? (Map<String, Object>) args.get(6) : Map.of();
        Env env = new Env(
                uid, named.get("context") instanceof Map<?, ?> context ? (Map<String, Object>) context : Map.of());
        return call(model, String.valueOf(args.get(4)), new Args(positional, named), env);
    }

    Object call(String model, String method, Args args, Env env) {
        return odoo.db.transaction(() -> {
            allowed(model, env);
            return odoo.methods.call(model, method, args, env);
        });
    }

    private void allowed(String model, Env env) {
        odoo.orm.schema.model(model);
        if (env.context().containsKey("allowed_company_ids")
                && odoo.orm
                                .browse("res.company", env.ids("allowed_company_ids"))
                                .size()
                        < env.ids("allowed_company_ids").size()) {
            throw OdooError.accessError("Access to unauthorized or invalid companies.");
        }
        if (model.equals("ir.config_parameter") && !odoo.options.administrator()) {
            throw OdooError.accessError(
                    "You are not allowed to access 'System Parameter' (ir.config_parameter) records.\n\n"
                            + "This operation is allowed for the following groups:\n\t- " + words().administratorsOnly()
                            + "\n\n"
                            + "Contact your administrator to request access if necessary.");
        }
    }
}
