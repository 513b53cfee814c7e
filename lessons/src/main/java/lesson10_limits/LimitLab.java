package lesson10_limits;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Race;
import lesson10_limits.LimitContract.Service;
import org.jspecify.annotations.Nullable;

/** A limiter in front of a service that bears one request at a time. */
public final class LimitLab extends Lab {
    /** For the list of lessons. */
    public LimitLab() {
        check("what the request gives comes back", () -> LimitContract.handsOn(Limiter::new));
        check("as many as may be are under way at once", () -> LimitContract.letsThemThrough(Limiter::new));
        check("and no more", () -> LimitContract.letsNoMoreThrough(Limiter::new));
        check("those who wait come through", () -> LimitContract.waitsAndGoesOn(Limiter::new));
        check("an interrupted wait takes and gives nothing", () -> LimitContract.bearsAnInterrupt(Limiter::new));
        race(OneAtATime.class);
        race(TwoAtATime.class, Look.MODEL);
        race(Overtaken.class, Look.MODEL);
        schedules(OneFails.class);
        race(Leak.class, Look.MODEL);
        exhibit(LimitExhibit.class);
    }

    /** Two requests at the same time. */
    public static final class OneAtATime extends Race<Service> {
        /** For the lenses. */
        public OneAtATime() {
            reference(() -> new Service(new NoLimit(), 1)); // one thread alone needs no limit
            broken("NoLimit", () -> new Service(new NoLimit(), 1));
            fixed("PermitLimit", () -> new Service(new PermitLimit(1), 1));
            judged(ANSWER, () -> new Service(new Limiter(1), 1));
            var request = query("request", Service::request);
            query("fail", Service::fail);
            actor(request, request);
            actor(request);
            name("one at a time", o -> one(o.result(0, 0)) && one(o.result(0, 1)) && one(o.result(1, 0)));
            name("two at once", o -> true);
        }

        private static boolean one(@Nullable Object result) {
            return Integer.valueOf(1).equals(result);
        }
    }

    /** A limit of two. A place that was lost is missed in the end. */
    abstract static class TwoPlaces extends Race<Service> {
        final Call<Service> request = query("request", Service::request);

        TwoPlaces() {
            reference(() -> new Service(new NoLimit(), 2));
            judged(ANSWER, () -> new Service(new Limiter(2), 2));
            observe(Service::two);
            name("more requests are under way than may be", o -> true);
        }
    }

    /** Two come and go at the same time. */
    public static final class TwoAtATime extends TwoPlaces {
        /** For the lenses. */
        public TwoAtATime() {
            actor(request);
            actor(request);
        }
    }

    /** Two wait, and both places become free before the first of them is back. */
    public static final class Overtaken extends TwoPlaces {
        /** For the lenses. */
        public Overtaken() {
            actor(query("two", Service::two));
            actor(request);
            actor(request);
        }
    }

    /** Requests that fail, and those behind them. */
    public abstract static class Failures extends Race<Service> {
        private Failures() {
            reference(() -> new Service(new NoLimit(), 1));
            var request = query("request", Service::request);
            actor(query("fail", Service::fail), request);
            actor(query("crash", Service::crash), request);
        }
    }

    /** The learner's limiter: a leak is a hang, or two at once, and the other race has shown that the tool sees things. */
    public static final class OneFails extends Failures {
        /** For the lenses. */
        public OneFails() {
            judged(ANSWER, () -> new Service(new Limiter(1), 1));
        }
    }

    /** For the demonstration: a checker that has seen a thread hang forever is asked nothing more. */
    public static final class Leak extends Failures {
        /** For the lenses. */
        public Leak() {
            broken("LeakyLimit", () -> new Service(new LeakyLimit(1), 1));
            fixed("PermitLimit", () -> new Service(new PermitLimit(1), 1));
        }
    }
}
