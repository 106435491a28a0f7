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
    private final Words words;

    Methods(Words words) {
        this.words = words;
    }

    void define(String model, String name, Method method) {
        methods.put(model + "." + name, method);
    }

    boolean knows(String model, String name) {
        return methods.containsKey(model + "." + name) || methods.containsKey("*." + name);
    }

    Object call(String model, String name, Args args, Env env) {
        if (name.startsWith("_")) {
            throw words.privateMethod(model, name);
        }
        Method method = methods.getOrDefault(model + "." + name, methods.get("*." + name));
        if (method == null) {
            throw words.unknownMethod(model, name);
        }
        return method.call(model, args, env);
    }
}
