package io.raceproof.stress.race;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The sequential specification: the plainest correct implementation, for one thread. It says what may come of a program:
 * whatever comes of it when the calls of all actors are made one after the other, in any order that keeps each actor's own.
 *
 * <p>Two kinds of choice are gone through in the same way, each to its end before the next, on a fresh subject: which actor
 * calls next, and what the reference itself leaves open ({@link Choices}). An order in which a call {@linkplain Waits waits} is
 * none; if all that are left wait, that is an outcome.
 *
 * @param <S> the type of the subject
 */
final class Reference<S> {
    private static final int MOST_ORDERS = 50_000;

    private final Function<Choices, ? extends S> maker;

    Reference(Function<Choices, ? extends S> maker) {
        this.maker = maker;
    }

    /**
     * All outcomes that are allowed, each with the orders that give it.
     *
     * @throws IllegalArgumentException if the program has too many orders, or waits before its actors start
     */
    Map<Outcome, List<List<Integer>>> outcomesOf(Program<S> program) {
        Map<Outcome, List<List<Integer>>> outcomes = new LinkedHashMap<>();
        Choices choices = new Choices();
        Map<List<Integer>, Set<Integer>> waiting = new HashMap<>();
        int orders = 0;
        do {
            if (++orders > MOST_ORDERS) {
                throw new IllegalArgumentException(
                        "more than " + MOST_ORDERS + " serial orders: make fewer calls in " + program);
            }
            choices.rewind();
            new Order(program, choices, waiting, outcomes).run();
        } while (choices.advance());
        return outcomes;
    }

    /** One serial order. */
    private final class Order {
        private final Program<S> program;
        private final Choices choices;
        private final Run<S> run;
        private final int[] made;

        /** Which actors wait, after these choices: if all do, none of the orders that begin with them can go on. */
        private final Map<List<Integer>, Set<Integer>> waiting;

        /** Who called, one after the other. */
        private final List<Integer> callers = new ArrayList<>();

        private final Map<Outcome, List<List<Integer>>> outcomes;

        Order(
                Program<S> program,
                Choices choices,
                Map<List<Integer>, Set<Integer>> waiting,
                Map<Outcome, List<List<Integer>>> outcomes) {
            this.program = program;
            this.choices = choices;
            this.waiting = waiting;
            this.outcomes = outcomes;
            this.made = new int[program.actors().size()];
            this.run = started();
        }

        private Run<S> started() {
            try {
                return new Run<>(program, () -> maker.apply(choices));
            } catch (Waits e) {
                throw new IllegalArgumentException("a call before the actors waits forever: " + program, e);
            }
        }

        void run() {
            for (List<Integer> left = left(); !left.isEmpty(); left = left()) {
                List<Integer> before = choices.path();
                int actor = left.get(choices.oneOf(left.size()));
                try {
                    Waits.until(program.canGoOn(actor, made));
                    run.call(actor, made[actor]);
                } catch (Waits e) {
                    Set<Integer> asleep = waiting.computeIfAbsent(before, key -> new HashSet<>());
                    asleep.add(actor);
                    if (asleep.containsAll(left)) {
                        add(run.stuck(made));
                    }
                    return;
                }
                made[actor]++;
                callers.add(actor);
            }
            add(ended());
        }

        private void add(Outcome outcome) {
            outcomes.computeIfAbsent(outcome, key -> new ArrayList<>()).add(callers);
        }

        private Outcome ended() {
            try {
                return run.end();
            } catch (Waits e) {
                throw new IllegalArgumentException("a call after the actors waits forever: " + program, e);
            }
        }

        private List<Integer> left() {
            List<List<Call<S>>> actors = program.actors();
            return new ArrayList<>(IntStream.range(0, made.length)
                    .filter(actor -> made[actor] < actors.get(actor).size())
                    .boxed()
                    .toList());
        }
    }
}
