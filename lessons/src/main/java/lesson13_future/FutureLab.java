package lesson13_future;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import lesson13_future.FutureContract.Futures;

/** A future is completed while others look at it, cancel it, or wait for it. */
public final class FutureLab extends Lab {
    /** For the framework. */
    public FutureLab() {
        unitTest(SmallFuture.class, FutureContract::a_report_comes_through);
        check("a future is completed once", SmallFuture.class, FutureContract::isCompletedOnce);
        check("a future is cancelled once", SmallFuture.class, FutureContract::isCancelledOnce);
        check("null is a result", SmallFuture.class, FutureContract::nullIsAResult);
        check("two futures are two", SmallFuture.class, FutureContract::twoAreTwo);
        check("all waiting threads get the report", SmallFuture.class, FutureContract::wakesAll);
        check(
                "all waiting threads learn of the cancellation",
                SmallFuture.class,
                FutureContract::tellsOfTheCancellation);
        check("a wake-up without a reason ends no wait", SmallFuture.class, FutureContract::bearsASpuriousWakeUp);
        check("an interrupt ends the wait, and not the future", SmallFuture.class, FutureContract::bearsAnInterrupt);
        mistake("state first", Looker.class, Symptom.outcome("nothing in it"));
        mistake("twice", CompleteOrCancel.class, Symptom.outcome("both succeed"));
        race(Looker.class, Look.MODEL, Look.HAPPENS_BEFORE, Look.STRESS);
        race(CompleteOrCancel.class, Look.MODEL, Look.GENERATED);
        race(Waiter.class, Look.MODEL);
        race(TwoCompletions.class, Look.MODEL);
        race(TwoWinners.class, Look.MODEL, Look.STRESS);
        memory(PlainLooker.class);
    }

    /** One completes, and one looks. */
    public static final class Looker extends Futures {
        /** For the lenses. */
        public Looker() {
            broken("StateFirst", () -> new StateFirst());
            hasFixes();
            judged(ANSWER, () -> new OwnFuture());
            actor(complete.with(7));
            actor(look);
        }
    }

    /** One completes, and one cancels. */
    public static final class CompleteOrCancel extends Futures {
        /** For the lenses. */
        public CompleteOrCancel() {
            judged(ANSWER, () -> new OwnFuture());
            actor(complete.with(7));
            actor(cancel);
        }
    }

    /** The same, for the demonstration: a checker that has found a broken subject is asked nothing more. */
    public static final class TwoWinners extends Futures {
        /** For the lenses. */
        public TwoWinners() {
            broken("LookThenSet", () -> new LookThenSet());
            hasFixes();
            actor(complete.with(7));
            actor(cancel);
        }
    }

    /** One waits, and one completes. */
    public static final class Waiter extends Futures {
        /** For the lenses. */
        public Waiter() {
            judged(ANSWER, () -> new OwnFuture());
            actor(get);
            actor(complete.with(7));
        }
    }

    /** Two complete, and one of them looks. */
    public static final class TwoCompletions extends Futures {
        /** For the lenses. */
        public TwoCompletions() {
            judged(ANSWER, () -> new OwnFuture());
            actor(complete.with(7));
            actor(complete.with(9), look);
        }
    }

    /** For the demonstration: no interleaving shows it, and the happens-before lens names it. */
    public static final class PlainLooker extends Futures {
        /** For the lenses. */
        public PlainLooker() {
            broken("PlainFuture", () -> new PlainFuture());
            hasFixes();
            actor(complete.with(7));
            actor(look);
        }
    }
}
