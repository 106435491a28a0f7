package io.synco.sandbox.odoo;

import java.util.HashMap;
import java.util.Map;

/** The methods that can be called remotely, by model and name; {@code *} stands for every model. */
final class Methods {
    /** A method's answer; null is Python's None. */
    @FunctionalInterface
    interface Method {
        Object call(String model, Args args, Env env);
    }

    private final Map<String, Method> methods = new HashMap<>();

    void define(String model, String name, Method method) {
        methods.put(model + "." + name, method);
    }

    Object call(String model, String name, Args args, Env env) {
        if (name.startsWith("_")) {
            throw OdooError.accessError(
                    "Private methods (such as '" + model + "." + name + "') cannot be called remotely.");
        }
        Method method = methods.getOrDefault(model + "." + name, methods.get("*." + name));
        if (method == null) {
            throw OdooError.of("builtins.AttributeError", "The method '" + model + "." + name + "' does not exist");
        }
        return method.call(model, args, env);
    }
}
