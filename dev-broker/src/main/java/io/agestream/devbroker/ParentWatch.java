package io.agestream.devbroker;

import java.lang.instrument.Instrumentation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Ends this process in an orderly way once the process that started it is gone, however that ended. Works for any
 * Java program without a change in it: {@code java -javaagent:agestream-dev-broker.jar=<process id of the parent> …}.
 */
public final class ParentWatch {

    private ParentWatch() {}

    /** Entry point as a Java agent; the argument is the parent's process id. */
    public static void premain(String parentProcessId, Instrumentation unused) {
        exitWith(Long.parseLong(parentProcessId));
    }

    /** Calls {@link System#exit} with 143, as SIGTERM would, when the process with this id ends or if it already has. */
    static void exitWith(long parentProcessId) {
        Optional<ProcessHandle> parent = ProcessHandle.of(parentProcessId);
        CompletableFuture<?> gone =
                parent.isPresent() ? parent.get().onExit() : CompletableFuture.completedFuture(parentProcessId);
        // A thread of its own: exit waits for the shutdown hooks, which must not be run by the JDK's process reaper.
        gone.thenRun(() -> new Thread(() -> System.exit(143), "parent-watch").start());
    }
}
