package io.raceproof.futures.process;

import org.jspecify.annotations.Nullable;

/**
 * Ends a worker process soon after its parent has gone, whatever its main thread does. A process that has lost its parent
 * is given another one, or has none. A class instead of a lambda, as it is on the way to the first result.
 */
final class ParentWatch extends Thread {
    private static final long LOOK_EVERY_MILLIS = 200;

    private final long parent;

    ParentWatch(long parent) {
        super("raceproof-parent-watch");
        this.parent = parent;
        setDaemon(true);
    }

    @Override
    public void run() {
        while (parentNow() == parent) {
            try {
                sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                // a clean-up that interrupts all threads: look again
            }
        }
        Runtime.getRuntime().halt(WorkerMain.ORPHANED);
    }

    private static long parentNow() {
        @Nullable ProcessHandle now = ProcessHandle.current().parent().orElse(null);
        return now == null ? -1 : now.pid();
    }
}
