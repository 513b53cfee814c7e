package lesson09_sizing;

import static io.raceproof.lessons.lab.Check.require;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lesson09_sizing.Sizing.Job;

/**
 * What a choice of sizes comes to on machines that are not here: on paper, with workers that never wait for anything but their
 * job, and switches that cost nothing.
 */
final class SizingContract {
    private static final int[] MACHINES = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128};

    /** At least so much of what the processors can do. */
    private static final double ENOUGH = 0.75;

    /** At most so many times as long as a job takes alone. */
    private static final double SLOW = 2;

    private SizingContract() {}

    static void asksTwice(Supplier<Sizing> sizings) {
        for (int processors : MACHINES) {
            Sizing sizing = sizings.get();
            for (Job job : Job.values()) {
                int workers = sizing.workers(job, processors);
                require(
                        workers >= 1,
                        "a machine with " + on(processors) + " got " + count(workers, "worker") + " for a " + job
                                + ": a pool needs at least 1");
                require(
                        workers == sizing.workers(job, processors),
                        "asked twice about a " + job + " on " + on(processors) + ", it gave two answers");
            }
        }
    }

    static void enough(Sizing sizing, Job job) {
        for (int processors : MACHINES) {
            int workers = sizing.workers(job, processors);
            double done = perSecond(job, workers, processors);
            double possible = 1000.0 * processors / job.computeMillis();
            require(
                    done >= ENOUGH * possible,
                    String.format(
                            Locale.ROOT,
                            "on %s, %s do %,.0f of the %,.0f %ss a second that the processors can do",
                            on(processors),
                            count(workers, "worker"),
                            done,
                            possible,
                            job));
        }
    }

    static void notTooMany(Sizing sizing, Job job) {
        int alone = job.computeMillis() + job.waitMillis();
        for (int processors : MACHINES) {
            int workers = sizing.workers(job, processors);
            int oneMore = neededBy(job, processors) + 1;
            double each = Math.max(alone, (double) workers * job.computeMillis() / processors);
            require(
                    each <= SLOW * alone || workers <= oneMore,
                    String.format(
                            Locale.ROOT,
                            "on %s, %s share that: each %s takes %,.0f ms instead of %d, and no more is"
                                    + " done than with %s",
                            on(processors),
                            count(workers, "worker"),
                            job,
                            each,
                            alone,
                            count(oneMore - 1, "worker")));
        }
    }

    /** The fewest workers that keep all processors busy. */
    private static int neededBy(Job job, int processors) {
        return IntStream.iterate(1, workers -> workers + 1)
                .filter(workers ->
                        workers * job.computeMillis() >= processors * (job.computeMillis() + job.waitMillis()))
                .findFirst()
                .orElseThrow();
    }

    /** The workers set one limit, the processors the other. */
    private static double perSecond(Job job, int workers, int processors) {
        double byWorkers = 1000.0 * workers / (job.computeMillis() + job.waitMillis());
        return Math.min(byWorkers, 1000.0 * processors / job.computeMillis());
    }

    private static String on(int processors) {
        return count(processors, "processor");
    }

    private static String count(int number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
