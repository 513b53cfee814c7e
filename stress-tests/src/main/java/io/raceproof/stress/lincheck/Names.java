package io.raceproof.stress.lincheck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the code calls the objects of an interleaving. A name will do where only one object has it, and that object no other
 * name; else the tool's number says which object it is. A monitor inside an object of java.util.concurrent is named after
 * that. Stateless.
 */
final class Names {
    private Names() {}

    /**
     * The names by the numbers.
     *
     * @param wholes the lock that a lock for reading or writing belongs to
     */
    static Map<String, String> of(List<Step> steps, Map<String, String> wholes) {
        Map<String, Set<String>> namesOf = new HashMap<>();
        Map<String, Set<String>> objectsOf = new HashMap<>();
        for (Step step : steps) {
            Subject subject = step.subject();
            if (subject != null && !subject.name().isEmpty() && !subject.name().equals("this")) {
                namesOf.computeIfAbsent(subject.id(), id -> new TreeSet<>()).add(subject.name());
                objectsOf
                        .computeIfAbsent(subject.name(), name -> new TreeSet<>())
                        .add(subject.id());
            }
        }
        Map<String, String> result = new HashMap<>();
        namesOf.forEach((id, names) -> {
            String name = names.iterator().next();
            if (names.size() == 1 && objectsOf.getOrDefault(name, Set.of()).size() == 1) {
                result.put(id, name);
            }
        });
        for (Step step : steps) {
            Subject subject = step.subject();
            Subject owner = subject == null || step.kind() != Step.Kind.SYNC ? null : concurrentOwner(steps, step);
            if (subject != null && owner != null && !owner.id().equals(subject.id())) {
                String name = result.getOrDefault(owner.id(), owner.id());
                result.putIfAbsent(subject.id(), subject.id() + " of " + name);
            }
        }
        wholes.forEach((part, whole) -> {
            String method = part.startsWith("Read") ? ".readLock()" : ".writeLock()";
            result.putIfAbsent(part, result.getOrDefault(whole, whole) + method);
        });
        return result;
    }

    /** The object of java.util.concurrent that a monitor is used by; null if another kind of code uses it. */
    private static @Nullable Subject concurrentOwner(List<Step> steps, Step monitor) {
        Step s = monitor;
        while (s.location().isOfJdk() && s.caller() >= 0) {
            s = steps.get(s.caller());
        }
        return s.isConcurrentCall() ? s.subject() : null;
    }
}
