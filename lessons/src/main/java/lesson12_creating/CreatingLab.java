package lesson12_creating;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import java.util.function.UnaryOperator;

/** A pool that starts its workers when jobs arrive, while workers find no job and end. */
public final class CreatingLab extends Lab {
    /** For the framework. */
    public CreatingLab() {
        unitTest(LazyPool.class, CreatingContract::threeJobsAndTwoWorkers);
        check("no thread before the first job, and one for each job up to the maximum", CreatingContract::startsLazily);
        check("the workers run what waits, and end", CreatingContract::runsWhatWaits);
        check("two jobs can run at the same time", CreatingContract::stillConcurrent);
        check("a worker that dies is replaced if jobs wait", CreatingContract::replacesTheDead);
        check("a thread that cannot be started does not count", CreatingContract::survivesAFailedStart);
        check("nor does a successor that cannot be started", CreatingContract::survivesAFailedSuccessor);
        check("a job waits for the workers that there are", CreatingContract::relyOnTheOthers);
        mistake("look first", ThreeSubmitters.class, Symptom.outcome("too many"));
        mistake("leaving", LastJob.class, Symptom.outcome("stranded"));
        race(OneWorker.class);
        race(ThreeSubmitters.class, Look.MODEL, Look.GENERATED);
        race(LastJob.class, Look.MODEL);
        race(TwoWorkers.class, Look.MODEL);
        race(FirstStartFails.class, Look.MODEL);
    }

    abstract static class Sites extends Race<Site> {
        final Operation<Site, Integer> submit = action("submit", Site::submit, 1, 2, Site.POISON);
        final Call<Site> work = action("work", site -> site.work());

        Sites(int max, UnaryOperator<Site> site) {
            reference(() -> new Site(max, starter -> new Site.PlainPool(max, starter)));
            judged(ANSWER, () -> site.apply(new Site(max, starter -> new CrewPool(max, starter))));
            observe(Site::end);
            name("too many", o -> Site.seen(o, 0) > 0);
            name("stranded", o -> Site.seen(o, 1) > 0);
            name("twice", o -> Site.seen(o, 2) > 0);
            name("all run", o -> true);
        }
    }

    /** One worker at most; two submit, and the worker runs. */
    public static final class OneWorker extends Sites {
        /** For the lenses. */
        public OneWorker() {
            super(1, site -> site);
            broken("HastyPool", () -> new Site(1, starter -> new HastyPool(1, starter)));
            broken("LeavingPool", () -> new Site(1, starter -> new LeavingPool(1, starter)));
            fixed("LockedPool", () -> new Site(1, starter -> new LockedPool(1, starter)));
            fixed("CasPool", () -> new Site(1, starter -> new CasPool(1, starter)));
            actor(submit.with(1));
            actor(submit.with(2), work);
        }
    }

    /** Three submit, and two workers are allowed. */
    public static final class ThreeSubmitters extends Sites {
        /** For the lenses. */
        public ThreeSubmitters() {
            super(2, Site::countingAll);
            actor(submit.with(1));
            actor(submit.with(2));
            actor(submit.with(2));
        }
    }

    /** A job arrives when the worker is about to end. */
    public static final class LastJob extends Sites {
        /** For the lenses. */
        public LastJob() {
            super(1, Site::countingAll);
            before(submit.with(1));
            actor(work);
            actor(submit.with(2));
        }
    }

    /** Two workers, of which one dies, and a job that arrives. */
    public static final class TwoWorkers extends Sites {
        /** For the lenses. */
        public TwoWorkers() {
            super(2, Site::countingAll);
            before(submit.with(1), submit.with(Site.POISON));
            actor(work);
            actor(work, submit.with(1));
        }
    }

    /** A start fails while another worker comes, and goes. */
    public static final class FirstStartFails extends Sites {
        /** For the lenses. */
        public FirstStartFails() {
            super(2, site -> site.countingAll().failingOnce());
            actor(submit.with(1));
            actor(submit.with(2), work);
        }
    }
}
