package lesson04_visibility;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.race.Outcome;
import io.raceproof.stress.race.Race;
import java.util.List;

/** Small races of memory: the model checker is silent about them. The hoisted loop is a check of the contract, with a watchdog. */
public final class VisibilityLab extends Lab {
    /** For the framework. */
    public VisibilityLab() {
        unitTest(Board.class, VisibilityContract::what_is_published_is_read);
        check("what is published is current", Board.class, VisibilityContract::isCurrent);
        check("what was read stays as it was", Board.class, VisibilityContract::staysAsItWas);
        check("two boards are two", Board.class, VisibilityContract::twoAreTwo);
        check("all who poll see it", Board.class, VisibilityContract::allSeeIt);
        check("a loop that polls ends", Board.class, VisibilityContract::aLoopEnds);
        mistake("piecemeal", Together.class, Symptom.outcome("mixed"));
        memory(TwoBoards.class);
        memory(FirstLook.class);
        memory(TwoHalves.class);
        race(Replaced.class, Look.MODEL);
    }

    /** Two boards. */
    record Pair(Board left, Board right) {}

    /** Each publishes on its own board and then looks at the other one: store buffering. */
    public static final class TwoBoards extends Race<Pair> {
        /** For the lenses. */
        public TwoBoards() {
            reference(() -> new Pair(new VolatileBoard(), new VolatileBoard()));
            broken("PlainBoard", () -> new Pair(new PlainBoard(), new PlainBoard()));
            fixed("VolatileBoard", () -> new Pair(new VolatileBoard(), new VolatileBoard()));
            fixed("LockedBoard", () -> new Pair(new LockedBoard(), new LockedBoard()));
            judged(ANSWER, () -> new Pair(new SettingsBoard(), new SettingsBoard()));
            var left = query("left", p -> VisibilityContract.textOf(p.left()));
            var right = query("right", p -> VisibilityContract.textOf(p.right()));
            actor(
                    action("left.publish", p -> p.left().publish(20, 2)),
                    right,
                    left); // the last: two look at each board
            actor(action("right.publish", p -> p.right().publish(20, 2)), left, right);
            name("half made", o -> !isWhole(o, 0, 1) || !isWhole(o, 1, 1));
            name("both old", o -> "10/1".equals(o.result(0, 1)) && "10/1".equals(o.result(1, 1)));
            name("both new", o -> "20/2".equals(o.result(0, 1)) && "20/2".equals(o.result(1, 1)));
            name("one new", o -> true);
        }
    }

    /** Two look at once, and the first look makes the settings: double-checked locking, unsafe publication. */
    public static final class FirstLook extends Race<Board> {
        /** For the lenses. */
        public FirstLook() {
            reference(() -> new VolatileBoard());
            broken("LazyBoard", () -> new LazyBoard());
            actor(query("current", VisibilityContract::textOf));
            actor(query("current", VisibilityContract::textOf));
            name("whole", o -> isWhole(o, 0, 0) && isWhole(o, 1, 0));
            name("half made", o -> true);
        }
    }

    /** One publishes, one looks: a long in two halves. */
    public static final class TwoHalves extends Race<Board> {
        /** For the lenses. */
        public TwoHalves() {
            reference(() -> new VolatileBoard());
            broken("PackedBoard", () -> new PackedBoard());
            actor(action("publish", b -> b.publish(20, 2)));
            actor(query("current", VisibilityContract::textOf));
            name("whole", o -> isWhole(o, 1, 0));
            name("mixed", o -> true);
        }
    }

    /** Limit and pause belong together; and what is made at the first look is older than what was published meanwhile. */
    public static final class Together extends VisibilityContract.Boards {
        /** For the lenses. */
        public Together() {
            actor(publish.with(20));
            actor(look, look);
            name("mixed", o -> !isWhole(o, 1, 0) || !isWhole(o, 1, 1));
        }
    }

    /** Settings take the place of others, and two publish at once: nobody sees what is older than what was seen before. */
    public static final class Replaced extends VisibilityContract.Boards {
        /** For the lenses. */
        public Replaced() {
            before(publish.with(20));
            actor(publish.with(30), publish.with(40));
            actor(look, look, publish.with(50));
        }
    }

    private static boolean isWhole(Outcome outcome, int actor, int call) {
        return List.<Object>of("10/1", "20/2").contains(outcome.result(actor, call));
    }
}
