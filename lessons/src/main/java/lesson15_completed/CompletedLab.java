package lesson15_completed;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Outcome;
import io.raceproof.stress.race.Race;
import java.util.List;
import lesson15_completed.CompletedContract.Desk;

/** Cells complete while a reader registers, reads, and leaves. */
public final class CompletedLab extends Lab {
    /** For the framework. */
    public CompletedLab() {
        unitTest(Completing.class, CompletedContract::values_come_as_completed);
        check("a listener is called once", CompletedContract::callsOnce);
        check("a listener is called with no lock held", CompletedContract::callsWithoutALock);
        check("a listener may throw, register, and leave", CompletedContract::bearsItsListeners);
        check("what is taken back is not called", CompletedContract::takesBack);
        check("values come as they complete, and end", CompletedContract::readsInOrder);
        check("a reader waits, and can be interrupted", CompletedContract::waits);
        check("a wake-up without a reason ends no wait", CompletedContract::bearsASpuriousWakeUp);
        check("a reader that leaves early leaves nothing behind", Completing.class, CompletedContract::leavesNothing);
        mistake("between", Registering.class, Symptom.outcome("never told"));
        mistake("twice", Registering.class, Symptom.outcome("told twice"));
        race(Registered.class);
        race(TwoRegister.class, Look.MODEL);
        race(ReadAll.class, Look.MODEL);
        race(LeaveEarly.class, Look.MODEL);
    }

    abstract static class Desks extends Race<Desk> {
        final Operation<Desk, Integer> complete = query("complete", Desk::complete, 1, 2);
        final Call<Desk> register = action("register", Desk::register);
        final Call<Desk> leave = action("leave", Desk::leave);

        Desks() {
            reference(() -> new Desk(new CompletedContract.Sequential()));
            judged(ANSWER, () -> new Desk(new OwnCells()));
            observe(Desk::end);
            name("told twice", o -> told(o) > 1);
            name("never told", o -> told(o) == 0);
            name("told once", o -> true);
        }

        private static int told(Outcome outcome) {
            return outcome.end() instanceof List<?> list ? (Integer) list.get(0) : 1;
        }
    }

    /** One completes, one registers; and that is all. */
    public static final class Registering extends Desks {
        /** For the lenses. */
        public Registering() {
            actor(complete.with(1));
            actor(register);
        }
    }

    /** One completes, one registers. */
    public static final class Registered extends Desks {
        /** For the lenses. */
        public Registered() {
            broken("LookThenRegister", () -> new Desk(new LookThenRegister()));
            broken("RegisterThenLook", () -> new Desk(new RegisterThenLook()));
            fixed("LockedCells", () -> new Desk(new LockedCells()));
            fixed("CasCells", () -> new Desk(new CasCells()));
            actor(complete.with(1));
            actor(register);
        }
    }

    /** Two register at once, and then the cell completes. */
    public static final class TwoRegister extends Desks {
        /** For the lenses. */
        public TwoRegister() {
            actor(register);
            actor(register);
            after(complete.with(1));
        }
    }

    /** Two cells complete, and one reads both. */
    public static final class ReadAll extends Desks {
        /** For the lenses. */
        public ReadAll() {
            actor(complete.with(1));
            actor(complete.with(2));
            actor(query("read all", Desk::readAll));
        }
    }

    /** One of two cells completes; the reader takes it and leaves. */
    public static final class LeaveEarly extends Desks {
        /** For the lenses. */
        public LeaveEarly() {
            actor(complete.with(2));
            actor(query("read one", Desk::readOne));
        }
    }
}
