package io.agestream.model.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a process end in order when it is asked to by a signal. By itself Java then starts all shutdown hooks at once, and one of
 * them, ONNX Runtime's own, frees what scoring threads may still be computing with: they crash. A process that is told of the
 * signal first can stop them, and exit afterwards.
 *
 * <p>Java has no interface of its own for signals; {@code sun.misc.Signal} of the module {@code jdk.unsupported} is what
 * programs use, by reflection as Kafka's clients do, so that the compiler need not know of it.
 */
public final class EndSignals {

    private static final Logger LOG = LoggerFactory.getLogger(EndSignals.class);

    /** What asks a process to end: of whoever runs it, of a terminal, of a terminal that closes. */
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    /** Shells and containers tell by the exit code that a signal ended a process. */
    private static final int EXIT_CODE = 128;

    private EndSignals() {}

    /**
     * Tells of signals instead of ending the process.
     *
     * @param end takes the exit code, 128 and the signal's number; on a thread of its own, with each signal
     */
    public static void handle(IntConsumer end) {
        NAMES.forEach(name -> handle(name, end));
    }

    static void handle(String name, IntConsumer end) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler told = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                    end.accept(EXIT_CODE + number);
                    return null;
                }
                return method.invoke(EndSignals.class, arguments); // hashCode and the like
            };
            Object proxy = Proxy.newProxyInstance(EndSignals.class.getClassLoader(), new Class<?>[] {handler}, told);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.warn("Signal {} ends this process without order: {}", name, e.toString());
        }
    }
}
