package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.jvm.JvmExit;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.stress.preempted.ExitHookPrograms;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The {@link ExitHook} of pools that do nothing. An exit begins only in name, and is taken back in the end. */
public final class ExitHookSteps implements ExitHookPrograms.Hook {
    private static final VarHandle HOOK;
    private static final VarHandle OPEN;
    private static final VarHandle EXITS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(ExitHook.class, MethodHandles.lookup());
            HOOK = lookup.findStaticVarHandle(ExitHook.class, "hook", Thread.class);
            OPEN = lookup.findStaticVarHandle(ExitHook.class, "OPEN", Set.class);
            EXITS = MethodHandles.privateLookupIn(JvmExit.class, MethodHandles.lookup())
                    .findStaticVarHandle(JvmExit.class, "begun", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Has ended whenever it is asked. */
    private static final class Idle implements Drainable {
        private volatile boolean closed;

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public List<AbstractFuture<?>> drain() {
            return List.of();
        }

        @Override
        public boolean awaitTermination(Deadline deadline) {
            return true;
        }

        @Override
        public int running() {
            return 0;
        }

        @Override
        public boolean waitsForExit() {
            return false;
        }
    }

    /** Those of each number that are open. */
    private final List<Queue<Idle>> open = List.of(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());

    /** In a JVM that does not exit, whatever became of the steps before. */
    public ExitHookSteps() {
        exits(false);
    }

    private static void exits(boolean now) {
        EXITS.setVolatile(now);
    }

    @Override
    public void open(int number) {
        Idle pool = new Idle();
        ExitHook.add(pool);
        open.get(number).add(pool); // before that it cannot end
    }

    @Override
    public void end(int number) {
        Queue<Idle> pools = open.get(number);
        for (Idle pool = pools.poll(); pool != null; pool = pools.poll()) {
            ExitHook.remove(pool);
        }
    }

    @Override
    public void exit() {
        ExitHook.closeAll();
    }

    @Override
    public String state() {
        boolean exits = JvmExit.hasBegun();
        String state = ExitHookPrograms.stateOf(isOpen(0), isOpen(1), isRegistered())
                + (open.stream().flatMap(Queue::stream).allMatch(pool -> pool.closed == exits)
                        ? ""
                        : ", not all closed");
        exits(false);
        end(0);
        end(1);
        ExitHook.remove(opened()); // where the exit has left the hook behind
        return state + (isRegistered() ? ", and stays when none is open" : "");
    }

    private static Drainable opened() {
        Drainable pool = new Idle();
        ExitHook.add(pool);
        return pool;
    }

    private boolean isOpen(int number) {
        Set<?> all = (Set<?>) OPEN.get();
        return open.get(number).stream().anyMatch(all::contains);
    }

    private static boolean isRegistered() {
        return (Thread) HOOK.get() != null;
    }
}
