package io.synco.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Something of the product with a change around its calls. */
public interface Decorator {
    /** @param answer what it does itself, when asked */
    Object around(String method, Object[] arguments, Supplier<Object> answer);

    static <T> T of(Class<T> type, T real, Decorator decorator) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        decorator.around(method.getName(), arguments, () -> itself(method, real, arguments))));
    }

    private static Object itself(Method method, Object real, Object[] arguments) {
        method.setAccessible(true);
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(method + " could not be asked", e);
        }
    }
}
