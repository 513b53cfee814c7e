package io.raceproof.stress.race;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may come of a program, and what each outcome is called. Immutable. */
public final class Rule {
    /**
     * An outcome that is allowed.
     *
     * @param name of it
     * @param orders that give it: who called, one after the other
     * @param places the same, in the form that is compared with a clock: of each call, its place in the order
     */
    private record Allowed(String name, List<List<Integer>> orders, List<int[]> places) {}

    private final Map<Outcome, Allowed> allowed = new HashMap<>();
    private final Set<String> namesOfAllowed;
    private final Function<Outcome, @Nullable String> names;

    /** The calls of the actors: from this one to before that one. */
    private final int from;

    private final int to;

    Rule(Program<?> program, Map<Outcome, List<List<Integer>>> outcomes, Function<Outcome, @Nullable String> names) {
        this.names = names;
        this.from = program.offset(1);
        this.to = program.offset(program.parts().size() - 1);
        outcomes.forEach((outcome, orders) -> {
            String name = names.apply(outcome);
            List<int[]> places =
                    orders.stream().map(order -> placesIn(order, program)).toList();
            allowed.put(outcome, new Allowed(name == null ? outcome.text() : name, orders, places));
        });
        this.namesOfAllowed =
                Set.copyOf(allowed.values().stream().map(Allowed::name).toList());
    }

    /** Calls that an order has not are behind all others: they wait forever. */
    private static int[] placesIn(List<Integer> order, Program<?> program) {
        int[] places = new int[program.size()];
        java.util.Arrays.fill(places, Integer.MAX_VALUE);
        int[] next = new int[program.actors().size()];
        for (int place = 0; place < order.size(); place++) {
            int actor = order.get(place);
            places[program.offset(1 + actor) + next[actor]++] = place;
        }
        return places;
    }

    /** All outcomes that are allowed. */
    public Set<Outcome> allowed() {
        return Set.copyOf(allowed.keySet());
    }

    /** The names of the allowed outcomes. */
    public Set<String> allowedNames() {
        return namesOfAllowed;
    }

    /** Whether some serial order of the same calls gives this outcome. */
    public boolean allows(Outcome outcome) {
        return allowed.containsKey(outcome);
    }

    /** Whether some serial order does in which a call that ended before another began comes before it, too. */
    boolean allows(Outcome outcome, Clock clock) {
        Allowed known = allowed.get(outcome);
        if (known == null) {
            return false;
        }
        for (int[] places : known.places()) {
            if (agree(places, clock)) {
                return true;
            }
        }
        return false;
    }

    private boolean agree(int[] places, Clock clock) {
        for (int call = from; call < to; call++) {
            for (int other = from; other < to; other++) {
                if (places[call] > places[other] && clock.isBefore(call, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a call may wait forever. */
    public boolean mayWait() {
        return allowed.keySet().stream().anyMatch(Outcome::waits);
    }

    /** Orders in which all calls can be made, one after the other: which actor calls next. */
    List<List<Integer>> orders() {
        List<List<Integer>> orders = new ArrayList<>();
        allowed.forEach((outcome, known) -> {
            if (!outcome.waits()) {
                orders.addAll(known.orders());
            }
        });
        return orders;
    }

    /** Whether this order, made by one thread, may have this outcome. */
    boolean allows(Outcome outcome, List<Integer> order) {
        Allowed known = allowed.get(outcome);
        return known != null && known.orders().contains(order);
    }

    /**
     * What an outcome is called: by its author's name, or all that came of it. A name never stands for allowed and forbidden
     * outcomes: a forbidden one that would have an allowed one's is told in full.
     */
    public String nameOf(Outcome outcome) {
        Allowed known = allowed.get(outcome);
        if (known != null) {
            return known.name();
        }
        String name = names.apply(outcome);
        return name == null || namesOfAllowed.contains(name) ? outcome.text() : name;
    }
}
