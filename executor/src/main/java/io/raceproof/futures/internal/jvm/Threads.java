package io.raceproof.futures.internal.jvm;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Makes the threads of one pool: daemons with the context class loader of the thread that made the pool. They keep nothing
 * of the caller that happens to need the thread, which may be another application in the same container: neither its context class
 * loader nor its inheritable thread-locals nor, through an access control context, the classes on its stack. Immutable.
 */
public class Threads {
    private final @Nullable ClassLoader context;

    /** Of threads with that context class loader. */
    protected Threads(@Nullable ClassLoader context) {
        this.context = context;
    }

    /** For a pool that the calling thread makes. */
    public static Threads ofCreator() {
        return new Threads(Thread.currentThread().getContextClassLoader());
    }

    /** For what serves no pool in particular. */
    public static Threads ofSystem() {
        return new Threads(ClassLoader.getSystemClassLoader());
    }

    /** A thread that does not keep the JVM alive; not started. */
    @SuppressWarnings("removal") // before JDK 24 a thread keeps the classes on the stack of the one that makes it
    public Thread daemon(Runnable work, String name) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, work, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(context);
            return thread;
        });
    }
}
