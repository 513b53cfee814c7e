package io.raceproof.stress.happensbefore;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two accesses to one variable, of which one writes, and which nothing orders.
 *
 * @param variable "BoxOffice.sold", or "an element of Object[]"
 * @param first the one that came first in that run
 * @param second the other
 * @param released what the first thread released after its access: "Account.lock"; empty if nothing
 * @param acquired what the second thread acquired before its access; empty if nothing
 * @param steps the two accesses, and what the threads released and acquired around them, in the order of the run: for a drawing
 * @param benign under which pattern it does no harm, in one sentence; empty if none is known. It is a data race all the same
 * @param run the kind of run that showed it
 */
public record DataRace(
        String variable,
        Side first,
        Side second,
        String released,
        String acquired,
        List<Step> steps,
        String benign,
        Run run)
        implements Serializable {
    /** Keeps a copy. */
    public DataRace {
        steps = List.copyOf(steps);
    }

    /** Without what the threads did around it, and under no benign pattern. */
    public DataRace(String variable, Side first, Side second, String released, String acquired, Run run) {
        this(
                variable,
                first,
                second,
                released,
                acquired,
                List.of(access(true, first, variable), access(false, second, variable)),
                "",
                run);
    }

    private static Step access(boolean ofFirst, Side side, String variable) {
        return new Step(ofFirst, side.write() ? Step.Kind.WRITES : Step.Kind.READS, variable, -1);
    }

    /**
     * What one of the two threads did.
     *
     * @param ofFirst whether it is the thread of the first access
     * @param kind what it did
     * @param what "Account.lock", or the variable
     * @param edgeFrom of an acquire: which of the steps, counted from 0, is the release by the other thread that orders it; -1
     *     if there is none
     */
    public record Step(boolean ofFirst, Kind kind, String what, int edgeFrom) implements Serializable {
        /** The kinds of steps. */
        public enum Kind {
            /** A lock is taken, a volatile field read. */
            ACQUIRES,
            /** A lock is given back, a volatile field written. */
            RELEASES,
            /** The access that races. */
            READS,
            /** The same. */
            WRITES
        }
    }

    /** The kinds of runs, in the order in which they are made. */
    public enum Run {
        /** The actors one after the other, with nothing between them that orders them. */
        SERIAL,
        /** The same, with one of them stopped half-way until the others have ended. */
        PREEMPTED,
        /** All at once, with random pauses. */
        PARALLEL,
        /** One after the other, with classes that are initialized in the run. */
        FRESH
    }

    /**
     * One of the accesses.
     *
     * @param thread its thread's name
     * @param write whether it writes
     * @param className of the user's code
     * @param method its name
     * @param file the source file's name, empty if unknown
     * @param line its line, 0 if unknown
     * @param within what of the JDK made the access: "HashMap.getNode"; empty if the user's code did
     * @param held the names of the locks that the thread held
     * @param shared whether all of these were shared with others, as read locks are
     */
    public record Side(
            String thread,
            boolean write,
            String className,
            String method,
            String file,
            int line,
            String within,
            List<String> held,
            boolean shared)
            implements Serializable {
        /** Keeps a copy. */
        public Side {
            held = List.copyOf(held);
        }

        /** "at BoxOffice.java:12", or the method if the line is not known. */
        public String place() {
            if (className.isEmpty()) {
                return "in its own call";
            }
            return file.isEmpty() || line == 0 ? "in " + className + "." + method : "at " + file + ":" + line;
        }

        String words(String variable) {
            String access = write ? "writes " : "reads ";
            String inside = within.isEmpty() ? "" : " (in " + within + ")";
            return thread + " " + access + variable + " " + place() + inside + ", " + holding();
        }

        private String holding() {
            if (held.isEmpty()) {
                return "holding no lock";
            }
            return "holding " + String.join(" and ", held) + (shared ? ", shared" : "");
        }
    }

    /** What happened, in one or two sentences. */
    public String sentence() {
        return first.words(variable) + "; " + second.words("it") + ". Nothing orders the two" + why() + ".";
    }

    private String why() {
        if (first.held.isEmpty() || second.held.isEmpty()) {
            return "";
        }
        boolean common = first.held.stream().anyMatch(second.held::contains);
        if (common) {
            return first.shared && second.shared
                    ? ": both hold the lock only shared"
                    : ": they hold two locks of one name";
        }
        return ": each holds a lock, but not the same one";
    }

    /** What was missing, for the drawing: "actor 1 released A.lock, actor 2 acquired B.lock"; empty if there is nothing. */
    public String nearMiss() {
        if (released.isEmpty() || acquired.isEmpty() || released.equals(acquired)) {
            return "";
        }
        return String.format(
                Locale.ROOT, "%s released %s, %s acquired %s", first.thread, released, second.thread, acquired);
    }

    /** The same for the same two places, whichever came first. */
    String key() {
        return Stream.of(first, second)
                .map(side -> (side.write ? "w" : "r") + side.place() + side.within)
                .sorted()
                .collect(Collectors.joining("|", variable + "|", ""));
    }
}
