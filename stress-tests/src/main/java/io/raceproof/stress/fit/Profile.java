package io.raceproof.stress.fit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a test does when nothing races: what its {@link Fit} with a control is judged by. Immutable.
 *
 * @param test its class name
 * @param resultType the type of its result; empty where there is none but a rule that is kept or broken
 * @param actors its actors, in their order
 * @param inTurn what came of running some of its actors one after the other, by their names: "left, right" → "2". An order
 *     in which an actor waits for another is missing, and so is one that does not give the same result twice
 * @param threads whether a run in turn made threads of its own: then something may race in it
 * @param trouble why nothing of this is known; empty if it is
 */
public record Profile(
        String test, String resultType, List<Actor> actors, Map<String, String> inTurn, boolean threads, String trouble)
        implements Serializable {

    /** What came of a run of a test that has a rule and no result: the rule was kept. */
    public static final String KEPT = "the rule is kept";

    /** What came of a run of a test that has a rule and no result: the rule was broken, however it says so. */
    public static final String BROKEN = "the rule is broken";

    /**
     * One actor.
     *
     * @param name the actor's name
     * @param operations the methods that it calls, with the number of their arguments, and the fields that it touches,
     *     whatever class they are of: "add/1", ".size"
     */
    public record Actor(String name, Set<String> operations) implements Serializable {
        /** Keeps a copy. */
        public Actor {
            operations = new TreeSet<>(operations);
        }
    }

    /** Keeps copies. */
    public Profile {
        actors = new ArrayList<>(actors);
        inTurn = new TreeMap<>(inTurn);
    }

    /** Of a test that could not be run in turn. */
    public static Profile unknown(String test, String trouble) {
        return new Profile(test, "", List.of(), Map.of(), false, trouble);
    }
}
