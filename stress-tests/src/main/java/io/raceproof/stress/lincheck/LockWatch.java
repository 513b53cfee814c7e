package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.LockUse.Action;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows an interleaving step by step and knows which thread holds which lock, waits for it, or waits to be notified on it. A lock is
 * followed wherever it is used, in the code under test, around it or in the JDK; one whose object the trace does not tell,
 * only in the code under test. What the trace does not tell stays open: a waiting thread whose lock has no name waits for
 * the one lock that others hold, if there is but one.
 */
final class LockWatch {
    /** A lock that a thread has. */
    private record Hold(int thread, String lock, boolean certain, boolean monitor) {}

    /** What a thread waits for, and what it then holds. */
    private record Pending(
            int step, LockUse use, String lock, @Nullable Hold hold, boolean woken) {
        boolean sleeps() {
            return use.action() == Action.WAIT && !woken;
        }

        Pending wokenUp() {
            return new Pending(step, use, lock, hold, true);
        }
    }

    private final List<Step> steps;
    private final List<String> threads;
    private final Code code;
    private final List<Hold> holds = new ArrayList<>();
    private final Map<Integer, Pending> pending = new TreeMap<>();

    /** The signals given while no thread waited, in their order. */
    private final Map<LockUse, CondensedTrace.Signal> unheard = new LinkedHashMap<>();

    /** Before the first step. */
    LockWatch(Interleaving interleaving, Code code) {
        this.steps = interleaving.steps();
        this.code = code;
        this.threads = interleaving.threads();
    }

    /** How an interleaving ends, whatever code is under test. */
    static CondensedTrace.Ending endingOf(Interleaving interleaving) {
        String own = LockWatch.class.getPackageName() + ".";
        Code code = new Code(interleaving.steps(), name -> !Step.Location.isOfJdk(name) && !name.startsWith(own));
        LockWatch watch = new LockWatch(interleaving, code);
        for (int i = 0; i < interleaving.steps().size(); i++) {
            watch.step(i);
        }
        return watch.ending();
    }

    /** Goes on to a step; they come one after the other. */
    void step(int index) {
        completeUpTo(index);
        use(index, steps.get(index));
        completeUpTo(index);
    }

    private void completeUpTo(int index) {
        List<Pending> done = pending.values().stream()
                .filter(waiting -> waiting.use().done() <= index)
                .toList();
        pending.values().removeAll(done);
        for (Pending waiting : done) {
            if (waiting.hold() != null) {
                holds.add(distinct(waiting.hold()));
            }
        }
    }

    private void use(int index, Step step) {
        LockUse use = step.lock();
        if (use == null || !(use.certain() || code.isIn(step))) {
            return;
        }
        switch (use.action()) {
            case ENTER -> enter(index, step, use);
            case LEAVE -> holds.remove(holdOf(step.thread(), use));
            case WAIT -> sleep(index, step, use);
            case NOTIFY -> notify(index, step, use);
        }
    }

    /** A monitor is given back; of the locks of java.util.concurrent, the one taken last, as conditions do not tell theirs. */
    private void sleep(int index, Step step, LockUse use) {
        Hold hold = use.monitor() ? holdOf(step.thread(), use) : holdOf(step.thread(), use.withoutName());
        holds.remove(hold);
        String lock = !use.lock().isEmpty() || hold == null ? use.lock() : hold.lock();
        pending.put(step.thread(), new Pending(index, use, lock, hold, false));
    }

    private void enter(int index, Step step, LockUse use) {
        String lock = use.lock().isEmpty() ? nameOf(step.location()) : use.lock();
        Hold hold = new Hold(step.thread(), lock, use.certain(), use.monitor());
        pending.put(step.thread(), new Pending(index, use, use.lock(), hold, true));
    }

    /** What another thread holds is another lock, even if it has the same name; but many may read. */
    private Hold distinct(Hold hold) {
        String name = hold.lock();
        if (hold.certain() || name.toLowerCase(Locale.ROOT).contains("read")) {
            return hold;
        }
        for (int n = 2; isHeldByOthers(name, hold.thread()); n++) {
            name = hold.lock() + " #" + n;
        }
        return new Hold(hold.thread(), name, false, hold.monitor());
    }

    private boolean isHeldByOthers(String lock, int thread) {
        return holds.stream().anyMatch(hold -> hold.lock().equals(lock) && hold.thread() != thread);
    }

    private void notify(int index, Step step, LockUse use) {
        Hold held = holdOf(step.thread(), use);
        String lock = !use.lock().isEmpty() || held == null ? use.lock() : held.lock();
        boolean heard = false;
        for (Map.Entry<Integer, Pending> entry : pending.entrySet()) {
            Pending sleeper = entry.getValue();
            if (sleeper.sleeps() && mayBeSame(use, sleeper.use())) {
                heard = true;
                entry.setValue(sleeper.wokenUp());
            }
        }
        if (!heard) {
            unheard.put(use, new CondensedTrace.Signal(step.thread(), index, lock, step.location()));
        }
    }

    /** Monitors without a name may all be the same. */
    private static boolean mayBeSame(LockUse a, LockUse b) {
        return a.monitor() == b.monitor()
                && (a.lock().isEmpty() || b.lock().isEmpty() || a.lock().equals(b.lock()));
    }

    /** The one with that name, or without a name the one taken last. */
    private @Nullable Hold holdOf(int thread, LockUse use) {
        Hold found = null;
        for (Hold hold : holds) {
            boolean same = use.lock().isEmpty() || use.lock().equals(hold.lock());
            if (hold.thread() == thread && hold.monitor() == use.monitor() && same) {
                found = hold;
            }
        }
        return found;
    }

    private static String nameOf(Location location) {
        return location.line() > 0 ? "the lock of line " + location.line() : "the lock of " + location.method() + "()";
    }

    /** The lock that a waiting thread wants, as those call it who hold it; empty if the trace does not tell. */
    private String wanted(int thread, Pending waiting) {
        if (waiting.use().action() == Action.WAIT) {
            return waiting.woken() && waiting.hold() != null ? waiting.hold().lock() : waiting.lock();
        }
        if (waiting.use().certain() || isHeldByOthers(waiting.lock(), thread)) {
            return waiting.lock();
        }
        List<String> candidates = holds.stream()
                .filter(hold -> hold.thread() != thread
                        && hold.monitor() == waiting.use().monitor())
                .filter(hold -> !hold.certain())
                .map(Hold::lock)
                .distinct()
                .toList();
        return candidates.size() == 1 ? candidates.get(0) : waiting.lock();
    }

    /** Every lock that is held or wanted now. */
    List<CondensedTrace.Lock> locks() {
        Map<String, Set<Integer>> holders = new LinkedHashMap<>();
        Map<String, Set<Integer>> waiters = new LinkedHashMap<>();
        Map<String, Set<Integer>> sleepers = new LinkedHashMap<>();
        holds.forEach(hold -> add(holders, hold.lock(), hold.thread()));
        pending.forEach((thread, waiting) -> {
            add(waiting.sleeps() ? sleepers : waiters, wanted(thread, waiting), thread);
        });
        Set<String> names = new LinkedHashSet<>(holders.keySet());
        names.addAll(waiters.keySet());
        names.addAll(sleepers.keySet());
        return names.stream()
                .map(name ->
                        new CondensedTrace.Lock(name, list(holders, name), list(waiters, name), list(sleepers, name)))
                .toList();
    }

    private static void add(Map<String, Set<Integer>> map, String lock, int thread) {
        map.computeIfAbsent(lock, name -> new LinkedHashSet<>()).add(thread);
    }

    private static List<Integer> list(Map<String, Set<Integer>> map, String lock) {
        return List.copyOf(map.getOrDefault(lock, Set.of()));
    }

    /** Whether this step, which was gone over, gave a signal for which no thread waited. */
    boolean isUnheard(int step) {
        return unheard.values().stream().anyMatch(signal -> signal.step() == step);
    }

    /** How it ends, after the last step. */
    CondensedTrace.Ending ending() {
        List<CondensedTrace.Stuck> stuck = new ArrayList<>();
        pending.forEach((thread, waiting) -> {
            if (waiting.use().done() == LockUse.NEVER) {
                String lock = wanted(thread, waiting);
                String reason = waiting.sleeps() ? "" : reasonFor(thread, lock);
                Step step = steps.get(waiting.step());
                Step line = code.lineOf(step);
                Location location = code.placeOf(line == null ? step : line);
                stuck.add(new CondensedTrace.Stuck(thread, waiting.sleeps(), lock, location, reason));
            }
        });
        OpenCalls open = new OpenCalls(steps, threads);
        open.waits(pending.keySet()).forEach(stuck::add);
        stuck.sort(Comparator.comparingInt(CondensedTrace.Stuck::thread));
        return new CondensedTrace.Ending(stuck, cycle(stuck), lostSignals());
    }

    /** Who holds it; a holder that waits for nothing has ended, or is no actor. */
    private String reasonFor(int thread, String lock) {
        List<String> holders = holds.stream()
                .filter(hold -> hold.lock().equals(lock))
                .map(Hold::thread)
                .distinct()
                .map(holder -> holder == thread ? "itself" : nameOf(holder))
                .toList();
        return holders.isEmpty() ? "" : "held by " + String.join(" and ", holders);
    }

    private String nameOf(int thread) {
        boolean ended = thread != 0 && steps.stream().noneMatch(step -> step.thread() == thread && step.isOpen());
        return threads.get(thread) + (ended && !pending.containsKey(thread) ? ", which has ended" : "");
    }

    /** The signals that a thread which now waits would have needed; those of the main thread's preparations are none. */
    private List<CondensedTrace.Signal> lostSignals() {
        return unheard.entrySet().stream()
                .filter(entry -> entry.getValue().thread() != 0)
                .filter(entry -> pending.values().stream()
                        .filter(Pending::sleeps)
                        .anyMatch(sleeper -> mayBeSame(entry.getKey(), sleeper.use())))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Threads of which each waits for a lock that the next one holds, and the last one for the first one's. */
    private List<Integer> cycle(List<CondensedTrace.Stuck> stuck) {
        Map<Integer, Integer> waitsFor = new TreeMap<>();
        for (CondensedTrace.Stuck one : stuck) {
            holds.stream()
                    .filter(hold -> !one.sleeps() && hold.lock().equals(one.lock()) && hold.thread() != one.thread())
                    .findFirst()
                    .ifPresent(hold -> waitsFor.put(one.thread(), hold.thread()));
        }
        for (int start : waitsFor.keySet()) {
            List<Integer> path = new ArrayList<>();
            Integer thread = start;
            while (thread != null && !path.contains(thread)) {
                path.add(thread);
                thread = waitsFor.get(thread);
            }
            if (thread != null) {
                return List.copyOf(path.subList(path.indexOf(thread), path.size()));
            }
        }
        return List.of();
    }
}
