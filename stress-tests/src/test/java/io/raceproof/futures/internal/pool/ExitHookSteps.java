package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.stress.preempted.ExitHookPrograms;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The {@link ExitHook} of pools that do nothing. */
public final class ExitHookSteps implements ExitHookPrograms.Hook {
    private static final VarHandle HOOK;
    private static final VarHandle OPEN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(ExitHook.class, MethodHandles.lookup());
            HOOK = lookup.findStaticVarHandle(ExitHook.class, "hook", Thread.class);
            OPEN = lookup.findStaticVarHandle(ExitHook.class, "OPEN", Set.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Has ended whenever it is asked. */
    private static final class Idle implements Drainable {
        @Override
        public void close() {}

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
    private final List<Queue<Drainable>> open = List.of(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());

    @Override
    public void open(int number) {
        Drainable pool = new Idle();
        ExitHook.add(pool);
        open.get(number).add(pool); // before that it cannot end
    }

    @Override
    public void end(int number) {
        Queue<Drainable> pools = open.get(number);
        for (Drainable pool = pools.poll(); pool != null; pool = pools.poll()) {
            ExitHook.remove(pool);
        }
    }

    @Override
    public String state() {
        String state = ExitHookPrograms.stateOf(isOpen(0), isOpen(1), isRegistered());
        end(0);
        end(1);
        return state + (isRegistered() ? ", and stays when none is open" : "");
    }

    private boolean isOpen(int number) {
        Set<?> all = (Set<?>) OPEN.get();
        return open.get(number).stream().anyMatch(all::contains);
    }

    private static boolean isRegistered() {
        return (Thread) HOOK.get() != null;
    }
}
