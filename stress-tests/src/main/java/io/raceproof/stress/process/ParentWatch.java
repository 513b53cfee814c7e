package io.raceproof.stress.process;

import java.util.Optional;

/**
 * Ends this JVM, with all that it has started, as soon as its parent has gone. A parent that is killed runs no exit hook, and
 * what hangs would stay forever. Its own thread does it, in a thread group in which nobody looks for the threads of a
 * program, and with nothing in its fields that a tool could reach.
 */
final class ParentWatch implements Runnable {
    private static final long LOOK_MILLIS = 500;

    /** The exit status, which is not read. */
    private static final int EXIT = 98;

    private final long parent;

    private ParentWatch(long parent) {
        this.parent = parent;
    }

    /** Begins to watch the process of that id, which has started this one. */
    static void start(long parent) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread thread = new Thread(group, new ParentWatch(parent), "raceproof parent watch", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    /** One that has gone and was not waited for is still a process, but no longer a parent. */
    @Override
    public void run() {
        Optional<ProcessHandle> process = ProcessHandle.of(parent);
        boolean isParent = isParent();
        while (process.map(ProcessHandle::isAlive).orElse(false) && isParent == isParent()) {
            sleep();
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(EXIT);
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            return; // by the program, which may not end this
        }
    }

    private boolean isParent() {
        return ProcessHandle.current()
                .parent()
                .filter(actual -> actual.pid() == parent)
                .isPresent();
    }
}
