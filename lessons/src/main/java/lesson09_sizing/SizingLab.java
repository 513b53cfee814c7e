package lesson09_sizing;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Measurement;
import io.raceproof.lessons.measure.Load;
import java.time.Duration;
import lesson09_sizing.Sizing.Job;

/** Sizes, on paper for all machines, and measured on this one. */
public final class SizingLab extends Lab {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int ROUNDS = 7;
    private static final double A_QUARTER = 0.25;
    private static final double TWICE = 1.0;

    /** For the list of lessons. */
    public SizingLab() {
        check("the same question has one answer, and a pool has a worker", Sizing.class, SizingContract::asksTwice);
        for (Job job : Job.values()) {
            check("enough workers for a " + job, Sizing.class, made -> SizingContract.enough(made.get(), job));
            check("not too many for a " + job, Sizing.class, made -> SizingContract.notTooMany(made.get(), job));
        }
        measure(Measurement.of("how long a PICTURE takes", "ms")
                .lowerIsBetter()
                .point(
                        "formula",
                        new Formula().workers(Job.PICTURE, PROCESSORS),
                        () -> load(new Formula(), Job.PICTURE).latencyMillis())
                .reference(() -> load(new Formula(), Job.PICTURE).latencyMillis())
                .control(() -> load(new OneSize(), Job.PICTURE).latencyMillis())
                .answer(() -> load(new Sizes(), Job.PICTURE).latencyMillis())
                .band(TWICE)
                .rounds(ROUNDS));
        measure(throughput(Job.DOWNLOAD));
        measure(throughput(Job.REPORT));
        exhibit(SizingExhibit.class);
    }

    private static Measurement throughput(Job job) {
        return Measurement.of("how many " + job + "s are done", "a second")
                .higherIsBetter()
                .point(
                        "formula",
                        new Formula().workers(job, PROCESSORS),
                        () -> load(new Formula(), job).perSecond())
                .reference(() -> load(new Formula(), job).perSecond())
                .control(() -> load((j, processors) -> 1, job).perSecond())
                .answer(() -> load(new Sizes(), job).perSecond())
                .band(A_QUARTER)
                .rounds(ROUNDS);
    }

    private static Load.Result load(Sizing sizing, Job job) throws InterruptedException {
        return Shop.run(job, sizing.workers(job, PROCESSORS), Duration.ofMillis(150));
    }
}
