package lesson05_failures;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.lab.Lab;
import java.util.ArrayList;
import java.util.List;
import lesson05_failures.Batch.End;
import lesson05_failures.Batch.Job;
import lesson05_failures.Batch.Report;

/** The contract decides: no interleaving is needed for what goes wrong here. */
public final class FailuresLab extends Lab {
    /** For the framework. */
    public FailuresLab() {
        unitTest(Batch.class, FailuresLab::all_jobs_are_done);
        check("each job is reported as soon as it ends", Batch.class, FailuresContract::reportsEachAsItEnds);
        check("jobs run at the same time", Batch.class, FailuresContract::runsThemAtTheSameTime);
        check("a failure is reported, with what was thrown", Batch.class, FailuresContract::reportsWhatWasThrown);
        check("a task may throw what a future throws", Batch.class, FailuresContract::isNotMisledByATask);
        check("what is returned is no failure", Batch.class, FailuresContract::reportsAnExceptionThatIsReturned);
        check("cancelled is not failed", Batch.class, FailuresContract::tellsCancelledFromFailed);
        check("late is not failed", Batch.class, FailuresContract::tellsLateFromFailed);
        check("waiting for a worker is not cancelled", Batch.class, FailuresContract::tellsLateFromCancelled);
        check("done in time is not late", Batch.class, FailuresContract::tellsDoneFromLate);
        check("a batch knows nothing of the one before", Batch.class, FailuresContract::startsAfresh);
        check("a job that is there twice is reported twice", Batch.class, FailuresContract::reportsTheSameJobTwice);
        check("the last report ends it", Batch.class, FailuresContract::endsWithTheLastJob);
        check("the listener is called by the caller", Batch.class, FailuresContract::tellsInTheCallersThread);
        check("a listener that throws costs no report", Batch.class, FailuresContract::outlivesAListenerThatThrows);
    }

    // @start region="test"
    static void all_jobs_are_done(Batch batch) throws InterruptedException {
        List<Report> reports = new ArrayList<>();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            batch.run(
                    pool,
                    List.of(new Job("first", () -> 1), new Job("second", () -> 2)),
                    new Promise<>().future(),
                    reports::add);
        }
        require(reports.stream().allMatch(report -> report.end() == End.DONE), "not done: " + reports);
    }
    // @end
}
