package io.raceproof.futures.internal.remote;

import io.raceproof.futures.process.Exit;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about the end of a worker process.
 *
 * @param trouble what the parent could not read, or null if the worker just ended
 * @param verdict why it was ended on purpose, or empty
 * @param wasReady whether it had got as far as to take tasks
 * @param hadTask whether it ran one when it ended
 */
record WorkerExitReport(
        String worker, Exit exit, @Nullable Throwable trouble, String verdict, boolean wasReady, boolean hadTask) {

    static RuntimeException notStarted(Failures failures, String worker, @Nullable Throwable trouble) {
        return failures.broken(
                "worker process " + worker + " could not be started, the process pool is not usable: " + trouble,
                trouble);
    }

    /** Whether it was ended for a reason that concerns the pool. */
    boolean saysWhy() {
        return !verdict.isEmpty();
    }

    RuntimeException died(Failures failures) {
        return failures.died(text(), exit);
    }

    /** For all tasks that the pool cannot finish now. */
    RuntimeException broken(Failures failures) {
        return failures.broken(text(), died(failures));
    }

    private String text() {
        String what = saysWhy() ? verdict : trouble == null ? "died" : "violated the protocol";
        String when = hadTask ? " while it ran a task" : wasReady ? " while it was idle" : " before it was ready";
        String why = trouble == null ? "" : ": " + trouble.getMessage();
        String words = exit.lastWords().isEmpty()
                ? "; it had printed nothing"
                : "; the last that it printed:\n" + exit.lastWords().indent(4).stripTrailing();
        return "worker process " + worker + " (pid " + exit.pid() + ") " + what + when + why + "; "
                + exit.describeCode() + words;
    }
}
