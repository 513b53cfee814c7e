package lesson14_waiting;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import lesson14_waiting.WaitingContract.Queues;

/** Threads that wait for an element, for room, for the end. jcstress could only hang, so the model checker looks. */
public final class WaitingLab extends Lab {
    /** For the framework. */
    public WaitingLab() {
        unitTest(BoundedQueue.class, WaitingContract::one_puts_and_one_takes);
        check("first in, first out, up to the capacity", () -> WaitingContract.isAQueue(OwnQueue::new));
        check("a taker waits for an element", () -> WaitingContract.takersWait(OwnQueue::new));
        check("a putter waits for room", () -> WaitingContract.puttersWait(OwnQueue::new));
        check("a wake-up without a reason changes nothing", () -> WaitingContract.bearsASpuriousWakeUp(OwnQueue::new));
        check("who is woken and overtaken waits on", () -> WaitingContract.bearsBeingOvertaken(OwnQueue::new));
        check("two elements are for two who wait", () -> WaitingContract.wakesOneForEach(OwnQueue::new));
        check("an interrupt ends a wait", () -> WaitingContract.bearsAnInterrupt(OwnQueue::new));
        check("so does one that came before", () -> WaitingContract.bearsAnEarlyInterrupt(OwnQueue::new));
        check("poll waits, and not forever", () -> WaitingContract.pollsInTime(OwnQueue::new));
        check("closing wakes all", () -> WaitingContract.closesForAll(OwnQueue::new));
        check("four putters and four takers", BoundedQueue.class, WaitingContract::movesEverything);
        schedules(TwoTakers.class);
        race(TwoPutters.class, Look.MODEL);
        race(Closing.class, Look.MODEL);
        race(ClosedMeanwhile.class, Look.MODEL);
        race(PutAndPoll.class, Look.MODEL, Look.HAPPENS_BEFORE);
        race(WrongWaiter.class, Look.SILENT_MODEL);
    }

    /** Two take, one puts two elements, and there is room for one. */
    public static final class TwoTakers extends Queues {
        /** For the lenses. */
        public TwoTakers() {
            broken("IfQueue", () -> new IfQueue(1));
            broken("LostSignalQueue", () -> new LostSignalQueue(1));
            fixed("LoopQueue", () -> new LoopQueue(1));
            fixed("ConditionQueue", () -> new ConditionQueue(1));
            judged(ANSWER, () -> new OwnQueue(1));
            actor(take);
            actor(take);
            actor(put.with(1), put.with(2));
        }
    }

    /** Two put into a full queue, and one takes. */
    public static final class TwoPutters extends Queues {
        /** For the lenses. */
        public TwoPutters() {
            judged(ANSWER, () -> new OwnQueue(1));
            before(put.with(1));
            actor(put.with(1));
            actor(put.with(2));
            actor(take, size, take);
        }
    }

    /** Two wait for an element, and the queue is closed after the only one. */
    public static final class Closing extends Queues {
        /** For the lenses. */
        public Closing() {
            judged(ANSWER, () -> new OwnQueue(1));
            actor(take);
            actor(take);
            actor(put.with(1), close, put.with(2));
        }
    }

    /** One waits for room, and when there is room the queue is closed. */
    public static final class ClosedMeanwhile extends Queues {
        /** For the lenses. */
        public ClosedMeanwhile() {
            judged(ANSWER, () -> new OwnQueue(1));
            before(put.with(1));
            actor(put.with(2));
            actor(take, close, take);
        }
    }

    /** One puts and closes, one polls and looks. */
    public static final class PutAndPoll extends Queues {
        /** For the lenses. */
        public PutAndPoll() {
            judged(ANSWER, () -> new OwnQueue(1));
            actor(put.with(1), close);
            actor(poll, size, poll);
        }
    }

    /** For the demonstration: notify wakes the wrong one, and the model checker takes notify for notifyAll. */
    public static final class WrongWaiter extends Queues {
        /** For the lenses. */
        public WrongWaiter() {
            broken("NotifyQueue", () -> new NotifyQueue(1));
            actor(take);
            actor(take);
            actor(put.with(1), put.with(2));
        }
    }
}
