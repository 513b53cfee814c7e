package io.raceproof.stress.lincheck;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One event of an interleaving.
 *
 * @param thread its thread, an index into {@link Interleaving#threads}
 * @param kind what happened
 * @param text the event in words, without its place: "size = 1"
 * @param variable the object and field that was read or written, the same text for the same place in memory; null for other
 *     events
 * @param location where in the source
 * @param caller the index of the call this happened in, or -1
 * @param lock what it does with a lock; null if nothing
 * @param subject the object it is about; null if it is about none, or the tool does not tell
 * @param returned of a call: the index of the last step before it returned, or {@link LockUse#NEVER}; else -1
 */
public record Step(
        int thread,
        Kind kind,
        String text,
        @Nullable String variable,
        Location location,
        int caller,
        @Nullable LockUse lock,
        @Nullable Subject subject,
        int returned)
        implements Serializable {

    /** A step that has nothing to do with locks. */
    public Step(int thread, Kind kind, String text, @Nullable String variable, Location location, int caller) {
        this(thread, kind, text, variable, location, caller, null);
    }

    /** A step that is about no object that is known. */
    public Step(
            int thread,
            Kind kind,
            String text,
            @Nullable String variable,
            Location location,
            int caller,
            @Nullable LockUse lock) {
        this(thread, kind, text, variable, location, caller, lock, null, -1);
    }

    /** Whether it is a call of an object of java.util.concurrent. */
    boolean isConcurrentCall() {
        return kind == Kind.CALL && (lock != null || (subject != null && subject.concurrent()));
    }

    /** Whether it is a call that had not returned at the end. */
    boolean isOpen() {
        return kind == Kind.CALL && returned == LockUse.NEVER;
    }

    /** The value that was read or written; empty for other events. */
    String value() {
        String mark = kind == Kind.READ ? " ➜ " : " = ";
        int at = variable == null ? -1 : text.indexOf(mark);
        return at < 0 ? "" : text.substring(at + mark.length());
    }

    /** The same with another use of a lock. */
    Step with(LockUse use) {
        return new Step(thread, kind, text, variable, location, caller, use, subject, returned);
    }

    /** The same in other words. */
    Step with(String words) {
        return new Step(thread, kind, words, variable, location, caller, lock, subject, returned);
    }

    /** The same call, which returned after that step. */
    Step returnedAt(int step) {
        return new Step(thread, kind, text, variable, location, caller, lock, subject, step);
    }

    /** Kinds of events. */
    public enum Kind {
        /** A method was called. */
        CALL,
        /** A variable was read. */
        READ,
        /** A variable was written. */
        WRITE,
        /** A monitor or lock was taken or given back, a thread went to sleep or was woken. */
        SYNC,
        /** An exception left the method. */
        THROW,
        /** Another thread goes on. */
        SWITCH
    }

    /**
     * A place in the source.
     *
     * @param className fully qualified
     * @param method the method's name
     * @param file the source file's name, empty if unknown
     * @param line its line, 0 if unknown
     */
    public record Location(String className, String method, String file, int line) implements Serializable {
        /** Nowhere. */
        public static final Location UNKNOWN = new Location("", "", "", 0);

        /** Whether it is in the JDK. */
        boolean isOfJdk() {
            return isOfJdk(className);
        }

        static boolean isOfJdk(String name) {
            return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
        }

        @Override
        public String toString() {
            return file.isEmpty() ? "" : file + ":" + line;
        }
    }
}
