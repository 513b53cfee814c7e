package io.raceproof.stress.race;

import io.raceproof.stress.happensbefore.runtime.VirtualClock;
import io.raceproof.stress.process.ProcessorTime;
import io.raceproof.stress.race.Subject.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through programs of a race up to the first that fails on a subject, and shrinks that one.
 *
 * <pre>
 *   kept, those that failed on another subject, the author's, generated
 *     │
 *     ▼
 *   may it wait? ──no──► right in every serial order? ──yes──► looked at ──fails──► shrunk
 *     │ yes                │ no: fails by one thread             │
 *     └────► the next one ◄┘ (of a control: shows no race) ◄─────┘
 * </pre>
 *
 * <p>What a control is caught with is tried on each other subject of the same JVM, and first: else it would show nothing of
 * them. A control that fails by one thread is looked at further, for a race.
 *
 * @param <S> the type of the subject
 */
final class ProgramHunt<S> {
    /** The orders of a program that are run by one thread: all, of a small program. */
    private static final int SERIAL_ORDERS = 24;

    /** A thread that is seen waiting so often has kept a lock: what that means, the tool says. */
    private static final int ASLEEP = 50;

    /** Programs that failed on a subject of the race, in this JVM. Thread-safe. */
    private static final Map<String, Set<String>> FAILED = new ConcurrentHashMap<>();

    /**
     * How a tool looks at a program.
     *
     * @param <S> the type of the subject
     * @param <R> the type of what it finds
     */
    @FunctionalInterface
    interface Look<S, R> {
        /** What is wrong; null if nothing is, or if the tool cannot tell. */
        @Nullable
        R at(Stage<S> stage);
    }

    /**
     * What fails.
     *
     * @param program the smallest one
     * @param found by the tool; null if it fails without any concurrency
     * @param inTurn what came of it by one thread; empty if that was right
     */
    record Failure<R>(String program, @Nullable R found, String inTurn) {}

    private final Race<S> race;
    private final Subject<S> subject;
    private final Effort effort;

    ProgramHunt(Race<S> race, String subject, Effort effort) {
        this.race = race;
        this.subject = race.subject(subject);
        this.effort = effort;
    }

    /** The first program that fails. */
    <R> Optional<Failure<R>> first(Look<S, R> look) {
        Iterator<Program<S>> known = known().iterator();
        Programs<S> generated = new Programs<>(race, effort.seed());
        Duration start = ProcessorTime.ofThisJvm();
        Optional<Failure<R>> withoutRace = Optional.empty();
        for (int i = 0; i < effort.programs() && isInTime(start); i++) {
            Program<S> program = known.hasNext() ? known.next() : generated.next();
            Optional<Failure<R>> failure = failureOf(program, look);
            if (failure.isPresent() && (failure.get().found() != null || subject.role() != Role.BROKEN)) {
                return Optional.of(smallest(program, failure.get(), look));
            }
            withoutRace = withoutRace.or(() -> failure);
        }
        return withoutRace;
    }

    private boolean isInTime(Duration start) {
        return ProcessorTime.ofThisJvm().minus(start).compareTo(effort.cpu()) < 0;
    }

    /** What was kept, what failed on another subject here, and the author's program, each once. */
    private List<Program<S>> known() {
        List<Program<S>> known = new ArrayList<>();
        Stream.of(
                        KeptPrograms.toBeginWith(race).stream().map(Program::text),
                        failed().stream(),
                        Stream.of(race.program().text()))
                .flatMap(texts -> texts)
                .distinct()
                .forEach(text -> known.add(race.program(text)));
        return known;
    }

    private Set<String> failed() {
        return failed(race.id());
    }

    /** The programs that failed on a subject of the race, in this JVM. */
    static Set<String> failed(String race) {
        return FAILED.computeIfAbsent(race, id -> new CopyOnWriteArraySet<>());
    }

    private <R> Optional<Failure<R>> failureOf(Program<S> program, Look<S, R> look) {
        Stage<S> stage;
        try {
            stage = Stage.of(race, subject.name(), program);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // too many orders, or its first calls wait forever: others will do
        }
        if (stage.rule().mayWait()) {
            return Optional.empty(); // a tool would stop at the first thread that waits forever
        }
        String inTurn = serialFault(stage);
        R found = inTurn.isEmpty() ? look.at(stage) : null;
        return inTurn.isEmpty() && found == null
                ? Optional.empty()
                : Optional.of(new Failure<>(program.text(), found, inTurn));
    }

    /** Fails in the same way: by a race, or by one thread. */
    private <R> Failure<R> smallest(Program<S> program, Failure<R> first, Look<S, R> look) {
        List<Failure<R>> smaller = new ArrayList<>(List.of(first));
        Programs.shrink(program, tried -> {
            Optional<Failure<R>> again =
                    failureOf(tried, look).filter(failure -> (failure.found() == null) == (first.found() == null));
            again.ifPresent(smaller::add);
            return again.isPresent();
        });
        Failure<R> smallest = smaller.get(smaller.size() - 1);
        if (smallest.found() != null) {
            failed().add(smallest.program());
        }
        return smallest;
    }

    /** What is wrong without any concurrency: in some order, by one thread; empty if nothing is, or if that thread waits. */
    private static String serialFault(Stage<?> stage) {
        AtomicReference<String> fault = new AtomicReference<>("");
        Thread thread = new Thread(
                () -> {
                    VirtualClock.hurry(); // in a JVM whose classes are rewritten
                    fault.set(faultIn(stage));
                },
                "serial");
        thread.setDaemon(true);
        thread.start();
        try {
            for (int asleep = 0; thread.isAlive() && asleep < ASLEEP; ) {
                thread.join(1);
                boolean waits = thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.BLOCKED;
                asleep = waits ? asleep + 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Objects.requireNonNullElse(fault.get(), "");
    }

    private static String faultIn(Stage<?> stage) {
        for (List<Integer> order :
                stage.rule().orders().stream().limit(SERIAL_ORDERS).toList()) {
            Outcome outcome = stage.serial(order);
            if (!stage.rule().allows(outcome, order)) {
                return stage.rule().nameOf(outcome) + ", by one thread";
            }
        }
        return "";
    }
}
