package io.raceproof.stress.fit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a test with its positive control. They fit if they have the same result type and the same number of actors, the
 * actors call methods or touch fields of the same names, none of them does nothing, and they give the same results when they
 * run one after the other, also with some of them left out: then the race is all that differs.
 * A scenario has no result but a rule: where the control's notices that an actor is missing, the test's does, too, and the
 * control keeps it in some order without a race.
 *
 * <p>What it cannot see: two subjects whose methods have the same names and give the same results are the same to it.
 */
public final class Fit {
    private Fit() {}

    /**
     * Why the control does not fit, in one sentence; empty if it does, or if one of the two was not probed.
     *
     * @param test the profile of the test, null if it was not probed
     * @param control the profile of the control, null if it was not probed
     */
    public static Optional<String> misfit(@Nullable Profile test, @Nullable Profile control) {
        if (test == null || control == null || test.test().equals(control.test())) {
            return Optional.empty();
        }
        String prefix = "the control " + simple(control.test()) + " does not fit " + simple(test.test()) + ": ";
        for (Profile each : List.of(test, control)) {
            if (!each.trouble().isEmpty()) {
                return Optional.of("whether the control " + simple(control.test()) + " fits is unknown: "
                        + simple(each.test()) + " could not be run in turn: " + each.trouble());
            }
        }
        return Optional.ofNullable(reason(test, control)).map(prefix::concat);
    }

    private static @Nullable String reason(Profile test, Profile control) {
        if (!test.resultType().equals(control.resultType())) {
            return "its result is of type " + simple(control.resultType()) + ", the test's of type "
                    + simple(test.resultType());
        }
        if (test.actors().size() != control.actors().size()) {
            return "it has " + control.actors().size() + " actors, the test "
                    + test.actors().size();
        }
        if (control.inTurn().isEmpty()
                && control.actors().stream()
                        .allMatch(actor -> actor.operations().isEmpty())) {
            return "its actors do nothing that could be seen, and none of their runs came to an end";
        }
        if (isWrongInTurn(control) && !isWrongInTurn(test)) {
            return "it breaks its rule without a race, in whatever order its actors run one after the other";
        }
        String difference = difference(test, control);
        boolean telling =
                difference == null && Set.copyOf(test.inTurn().values()).size() > 1;
        boolean strange = true;
        for (int i = 0; i < test.actors().size(); i++) {
            Profile.Actor actor = test.actors().get(i);
            Profile.Actor same = control.actors().get(i);
            boolean comparable = !same.operations().isEmpty();
            if (comparable && actor.operations().isEmpty() && !telling) { // else a method reference to the JDK's code
                return otherwise(actor, same);
            }
            strange &= comparable
                    && !actor.operations().isEmpty()
                    && Collections.disjoint(actor.operations(), same.operations());
        }
        return strange && !test.actors().isEmpty()
                ? otherwise(test.actors().get(0), control.actors().get(0))
                : difference;
    }

    private static String otherwise(Profile.Actor actor, Profile.Actor same) {
        return "actor " + actor.name() + " of the test calls none of the methods and touches none of the fields"
                + " that the control's does (" + some(same) + ")";
    }

    private static String some(Profile.Actor actor) {
        List<String> operations = List.copyOf(actor.operations());
        return String.join(", ", operations.subList(0, Math.min(3, operations.size())))
                + (operations.size() > 3 ? ", …" : "");
    }

    private static @Nullable String difference(Profile test, Profile control) {
        for (Map.Entry<String, String> one : control.inTurn().entrySet()) {
            String result = test.inTurn().get(one.getKey());
            boolean compared = !control.resultType().isEmpty() || isRuleTried(one, control);
            if (compared
                    && result != null
                    && !result.equals(one.getValue())
                    && !isChance(test, result)
                    && !isChance(control, one.getValue())) {
                String actors = one.getKey().isEmpty() ? "without its actors" : "with " + one.getKey() + " in turn";
                return actors + " the test gives \"" + result + "\", the control \"" + one.getValue() + "\"";
            }
        }
        return null;
    }

    /** Whether a wait ran out of time because another thread of the run was late: on a busy machine that is chance. */
    private static boolean isChance(Profile profile, String result) {
        return profile.threads() && result.contains("TimeoutException");
    }

    /**
     * Of a rule, all that is known is whether it was broken. If the control's needs the work of its actors, so that it is broken
     * without them and kept with all of them, then where it notices that one is missing the test's must, too. Else a
     * control that is broken with some of its actors may be so for its bug.
     */
    private static boolean isRuleTried(Map.Entry<String, String> inTurn, Profile control) {
        int all = control.actors().size();
        boolean needsAll = Profile.BROKEN.equals(control.inTurn().get(""))
                && control.inTurn().entrySet().stream()
                        .filter(one -> count(one.getKey()) == all)
                        .allMatch(one -> one.getValue().equals(Profile.KEPT));
        return needsAll && count(inTurn.getKey()) < all && inTurn.getValue().equals(Profile.BROKEN);
    }

    /** Of a rule: whether every order of all actors, one after the other, breaks it. A control that needs a race does not. */
    private static boolean isWrongInTurn(Profile profile) {
        int all = profile.actors().size();
        List<String> full = profile.inTurn().entrySet().stream()
                .filter(one -> all > 0 && count(one.getKey()) == all)
                .map(Map.Entry::getValue)
                .toList();
        return !profile.threads()
                && profile.resultType().isEmpty()
                && full.size() == Math.min(all, 2) // an order in which one waits for another is missing
                && full.stream().allMatch(Profile.BROKEN::equals)
                && !full.isEmpty();
    }

    private static int count(String actors) {
        return actors.isEmpty() ? 0 : actors.split(", ").length;
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
