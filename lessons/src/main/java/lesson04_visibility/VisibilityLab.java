package lesson04_visibility;

import io.raceproof.lessons.lab.Lab;
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
            var left = query("left", p -> textOf(p.left()));
            var right = query("right", p -> textOf(p.right()));
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
            var look = query("current", VisibilityLab::textOf);
            actor(look);
            actor(look);
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
            actor(query("current", VisibilityLab::textOf));
            name("whole", o -> isWhole(o, 1, 0));
            name("mixed", o -> true);
        }
    }

    /** Limit and pause belong together. */
    public static final class Together extends Race<Board> {
        /** For the lenses. */
        public Together() {
            reference(() -> new VolatileBoard());
            judged(ANSWER, () -> new SettingsBoard());
            actor(action("publish", b -> b.publish(20, 2)));
            actor(query("current", VisibilityLab::textOf));
            name("mixed", o -> !isWhole(o, 1, 0));
        }
    }

    private static boolean isWhole(Outcome outcome, int actor, int call) {
        return List.<Object>of("10/1", "20/2").contains(outcome.result(actor, call));
    }

    private static String textOf(Board board) {
        Board.Settings settings = board.current();
        return settings.limit() + "/" + settings.pause();
    }
}
