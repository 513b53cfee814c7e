package io.raceproof.stress.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Collects the places of one class at which it can be broken. Not thread-safe. */
final class Sites {
    /**
     * A mutant and how to make it.
     *
     * @param mutant which
     * @param change breaks the class that was searched; at most one change may be made to it
     */
    record Site(Mutant mutant, Runnable change) {}

    private final String className;
    private final List<Site> found = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Sites(ClassNode owner) {
        className = owner.name.replace('/', '.');
    }

    List<Site> found() {
        return found;
    }

    void add(String kind, FieldNode field, String description, Runnable change) {
        add(kind, field.name, 0, description, change);
    }

    void add(String kind, MethodNode method, int line, String description, Runnable change) {
        add(kind, method.name, line, description, change);
    }

    private void add(String kind, String member, int line, String description, Runnable change) {
        int ordinal = counts.merge(kind + " " + member, 1, Integer::sum);
        found.add(new Site(new Mutant(kind, className, member, ordinal, line, description), change));
    }
}
