package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.Side;
import io.synco.sync.job.Slice;
import io.synco.sync.port.OdooPort;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;

/**
 * What lies between one process and one remote: time passes on the way there and back, in which the world goes on, and now and then
 * the call ends as {@link Disasters} wants it. A remote itself answers at once.
 */
final class Wire implements InvocationHandler {
    private static final Duration ODOO_STILL_APPLIES = OdooPort.REQUEST_LIMIT.minusSeconds(6);

    private final World world;
    private final Side side;
    private final Object remote;
    private final Process process;

    private Wire(World world, Side side, Object remote, Process process) {
        this.world = world;
        this.side = side;
        this.remote = remote;
        this.process = process;
    }

    static <T> T to(Class<T> port, T remote, Side side, World world, Process process) {
        Wire wire = new Wire(world, side, remote, process);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, wire));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return Uni.createFrom().deferred(() -> call(method, arguments));
    }

    private Uni<Object> call(Method method, Object[] arguments) {
        if (process.dead()) {
            return Uni.createFrom().nothing();
        }
        world.oracle().sends(process, method, arguments);
        world.books().nothingHeldIsPrepared();
        world.goesOn(world.chance().between(20, 250));
        Disasters.Fault fault = world.disasters().ofCall(side);
        if (fault != Disasters.Fault.NONE && fault != Disasters.Fault.UNAVAILABLE) {
            world.note(method.getName() + ": " + fault);
        }
        return switch (fault) {
            case NONE -> answered(method, arguments);
            case THROTTLED -> failed(new RemoteFailure.Throttled(Duration.ofSeconds(2), "Throttled"));
            case UNAVAILABLE -> failed(new RemoteFailure.Unavailable("Connection refused"));
            case CUT_BEFORE -> noAnswer();
            case CUT_AFTER -> {
                apply(method, arguments);
                yield noAnswer();
            }
            case LATE -> late(method, arguments);
            case DIES_BEFORE -> dies();
            case DIES_AFTER -> {
                apply(method, arguments);
                yield dies();
            }
            case FREEZES_BEFORE -> frozen().chain(() -> answered(method, arguments));
            case FREEZES_AFTER -> {
                Uni<Object> answer = apply(method, arguments);
                yield frozen().chain(() -> answer);
            }
        };
    }

    private Uni<Object> answered(Method method, Object[] arguments) {
        Uni<Object> answer = apply(method, arguments);
        world.goesOn(world.chance().between(20, 250));
        return answer;
    }

    /** The remote does it now, whoever still waits for the answer. */
    @SuppressWarnings("unchecked")
    private Uni<Object> apply(Method method, Object[] arguments) {
        world.oracle().before(process, method, arguments);
        try {
            Uni<Object> answer =
                    ((Uni<Object>) method.invoke(remote, arguments)).memoize().indefinitely();
            answer.subscribe()
                    .with(
                            done -> {
                                world.traced(() -> method.getName() + Arrays.toString(arguments) + " answers " + done);
                                world.calls().answered(method.getName(), done);
                            },
                            refused -> {
                                world.note(method.getName() + " was refused: " + refused);
                                world.calls().answered(method.getName(), refused);
                            });
            world.oracle().after(process, method, arguments);
            return answer;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(side.words() + " model failed in " + method.getName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Uni<Object> late(Method method, Object[] arguments) {
        Duration most = side == Side.ODOO ? ODOO_STILL_APPLIES : Slice.CALL_LIMIT;
        Duration delay = Duration.ofMillis(world.chance().between(1, (int) most.toMillis()));
        world.schedule().in(delay, () -> apply(method, arguments));
        return noAnswer();
    }

    private Uni<Object> noAnswer() {
        world.goesOn((int) Slice.CALL_LIMIT.toMillis());
        return failed(new RemoteFailure.Unknown("No answer within " + Slice.CALL_LIMIT));
    }

    private Uni<Object> dies() {
        process.dies();
        return Uni.createFrom().nothing();
    }

    /** Goes on long after its lease has run out. */
    private Uni<Void> frozen() {
        Duration length = Leases.LENGTH.plusSeconds(world.chance().between(1, 200));
        return Uni.createFrom()
                .emitter((UniEmitter<? super Void> wakes) -> world.schedule().in(length, () -> wakes.complete(null)));
    }

    private static Uni<Object> failed(RemoteFailure failure) {
        return Uni.createFrom().failure(new RemoteException(failure));
    }
}
