package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Follows an interleaving step by step and tells in a sentence where a thread acts on what it has read although another thread
 * has changed that since, and what it overwrites.
 *
 * <pre>
 *   thread 1   reads size: 0                          size = 1   ◄─ overwrites size = 1 of thread 2, which it has not seen
 *   thread 2                  reads size: 0  size = 1
 * </pre>
 */
final class StaleReads {
    private record Read(int step, String value) {}

    private record Write(int step, int thread, String value) {}

    private final Interleaving interleaving;
    private final Set<String> variables;
    private final UnaryOperator<String> nameOf;

    /** The last value of each variable that a thread has read or written, by thread. */
    private final Map<Integer, Map<String, Read>> reads = new HashMap<>();

    private final Map<String, Write> writes = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Before the first step.
     *
     * @param variables those that decide
     * @param nameOf what people call a variable
     */
    StaleReads(Interleaving interleaving, Set<String> variables, UnaryOperator<String> nameOf) {
        this.interleaving = interleaving;
        this.variables = variables;
        this.nameOf = nameOf;
    }

    /** Goes on to a step; they come one after the other. */
    void step(int index) {
        Step step = interleaving.steps().get(index);
        String variable = step.variable();
        if (variable == null || step.thread() == 0 || !variables.contains(variable)) {
            return;
        }
        Write write = writes.get(variable);
        Map<String, Read> mine = reads.computeIfAbsent(step.thread(), thread -> new HashMap<>());
        if (write != null && write.thread() != step.thread()) {
            note(step, nameOf.apply(variable), mine.get(variable), write);
        }
        mine.put(variable, new Read(index, step.value()));
        if (step.kind() == Kind.WRITE) {
            writes.put(variable, new Write(index, step.thread(), step.value()));
        }
    }

    private void note(Step step, String variable, @Nullable Read read, Write write) {
        String me = nameOf(step.thread());
        String other = nameOf(write.thread());
        boolean writes = step.kind() == Kind.WRITE;
        if (read == null) {
            if (writes && variable.endsWith("]") && !write.value().equals(step.value())) {
                add(me + " overwrites " + write.value() + ", which " + other + " has put there");
            }
        } else if (read.step() < write.step() && writes) {
            String what = isTold(write.value()) ? variable + " = " + write.value() : "the " + variable;
            add(me + " overwrites " + what + " of " + other + ", which it has not seen"
                    + (isTold(read.value()) ? ": it had read " + read.value() + " before that" : ""));
        } else if (read.step() < write.step() && !read.value().equals(step.value()) && isTold(step.value())) {
            add(variable + " was " + read.value() + " when " + me + " read it before; " + other
                    + " has changed it since");
        }
    }

    /** A number that the tool gives an object says nothing. */
    private static boolean isTold(String value) {
        return value.indexOf('#') < 0;
    }

    private void add(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    private String nameOf(int thread) {
        return interleaving.threads().get(thread);
    }

    /** What there is to tell of the steps since this was asked last. */
    List<String> take() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }
}
