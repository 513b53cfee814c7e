package lesson10_limits;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.race.Race;
import java.util.concurrent.atomic.AtomicInteger;
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
        schedules(OneFails.class);
        race(Leak.class, Look.MODEL);
        exhibit(LimitExhibit.class);
    }

    /** What is an Error, and no Exception. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A limit of one, and a service that says how many requests it had at once. */
    public static final class Service {
        private final Limit limit;
        private final AtomicInteger inside = new AtomicInteger();

        Service(Limit limit) {
            this.limit = limit;
        }

        int request() throws Exception {
            return limit.call(() -> {
                int now = inside.incrementAndGet();
                inside.decrementAndGet();
                return now;
            });
        }

        int fail() throws Exception {
            return limit.call(() -> {
                throw new IllegalStateException("the service is down");
            });
        }

        int crash() throws Exception {
            return limit.call(() -> {
                throw new Crash();
            });
        }
    }

    /** Two requests at the same time. */
    public static final class OneAtATime extends Race<Service> {
        /** For the lenses. */
        public OneAtATime() {
            reference(() -> new Service(new NoLimit())); // one thread alone needs no limit
            broken("NoLimit", () -> new Service(new NoLimit()));
            fixed("PermitLimit", () -> new Service(new PermitLimit(1)));
            judged(ANSWER, () -> new Service(new Limiter(1)));
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

    /** Requests that fail, and those behind them. */
    public abstract static class Failures extends Race<Service> {
        private Failures() {
            reference(() -> new Service(new NoLimit()));
            var request = query("request", Service::request);
            actor(query("fail", Service::fail), request);
            actor(query("crash", Service::crash), request);
        }
    }

    /** The learner's limiter: a leak is a hang, or two at once, and the other race has shown that the tool sees things. */
    public static final class OneFails extends Failures {
        /** For the lenses. */
        public OneFails() {
            judged(ANSWER, () -> new Service(new Limiter(1)));
        }
    }

    /** For the demonstration: a checker that has seen a thread hang forever is asked nothing more. */
    public static final class Leak extends Failures {
        /** For the lenses. */
        public Leak() {
            broken("LeakyLimit", () -> new Service(new LeakyLimit(1)));
            fixed("PermitLimit", () -> new Service(new PermitLimit(1)));
        }
    }
}
