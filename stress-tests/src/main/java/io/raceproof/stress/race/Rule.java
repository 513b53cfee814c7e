package io.raceproof.stress.race;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may come of a program, and what each outcome is called. Immutable. */
public final class Rule {
    private final Map<Outcome, String> allowed = new HashMap<>();
    private final Set<String> namesOfAllowed;
    private final Function<Outcome, @Nullable String> names;

    Rule(Set<Outcome> outcomes, Function<Outcome, @Nullable String> names) {
        this.names = names;
        for (Outcome outcome : outcomes) {
            String name = names.apply(outcome);
            allowed.put(outcome, name == null ? outcome.text() : name);
        }
        this.namesOfAllowed = Set.copyOf(new HashSet<>(allowed.values()));
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

    /** Whether a call may wait for ever. */
    public boolean mayWait() {
        return allowed.keySet().stream().anyMatch(Outcome::waits);
    }

    /**
     * What an outcome is called: by its author's name, or all that came of it. A name never stands for allowed and forbidden
     * outcomes: a forbidden one that would have an allowed one's is told in full.
     */
    public String nameOf(Outcome outcome) {
        String known = allowed.get(outcome);
        if (known != null) {
            return known;
        }
        String name = names.apply(outcome);
        return name == null || namesOfAllowed.contains(name) ? outcome.text() : name;
    }
}
