package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Exploration.Finding;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jetbrains.kotlinx.lincheck.strategy.IncorrectResultsFailure;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedDeadlockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedLivelockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.TimeoutFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ValidationFailure;
import org.jetbrains.kotlinx.lincheck.trace.Trace;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.LincheckSettings;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jspecify.annotations.Nullable;

/** Runs Lincheck on one scenario in this JVM. */
final class Explorer {
    /**
     * How many interleavings were begun. Outside the heap, because Lincheck puts every field that a block changes back to
     * what it was before the block is run again. Written by the one thread at a time that runs the block.
     */
    private static final ByteBuffer BEGUN = ByteBuffer.allocateDirect(Integer.BYTES);

    /** How many scenarios are made up of {@link Histories}. */
    private static final int MADE_UP = 20;

    /**
     * After so many rounds of a loop Lincheck lets another thread go on, and tries fewer switches after that: more than a loop over
     * the elements of a small scenario has.
     */
    static final int ROUNDS = 50;

    /** After so many it takes the loop for a livelock: more than a right one of a small scenario has, or the JDK's Exchanger. */
    static final int LOOP_BOUND = 2_500;

    private static final LincheckSettings SETTINGS = new LincheckSettings(true, ROUNDS, LOOP_BOUND, 500);

    /** How a message begins that tells of an exception of the tool itself. */
    static final String TOOL_THREW = "the model checker threw ";

    /**
     * What Lincheck reports in the form of a violation when its own code fails, or the JVM refuses a class it has made:
     * thrown out of the block, or by an actor. Never a finding about the scenario.
     */
    private static final Pattern NO_VIOLATION = Pattern.compile("caught a bug in Lincheck"
            + "|(^|threw )java\\.lang\\.(\\w*Linkage|Verify|ClassFormat|ClassCircularity|NoClassDefFound|ExceptionInInitializer"
            + "|IncompatibleClassChange|BootstrapMethod|NoSuchMethod|NoSuchField|UnsatisfiedLink|UnsupportedClassVersion)"
            + "Error|(^|threw )java\\.lang\\.reflect\\.InaccessibleObjectException"); // as it looks into all it reaches

    /** What is not explored where a thread waited with a time-out; see {@link ModelClock}. */
    static final String NOT_EXPLORED =
            "time-outs ran out only where no thread could go on; not explored: one that runs out earlier, and most"
                    + " orders of threads whose time-outs run out at one time";

    /** How {@link #runOnce} and {@link Actors} tell of an exception. */
    private static final Pattern EXCEPTION = Pattern.compile("^(the scenario|actor \\d+) threw ");

    private Explorer() {}

    static Exploration explore(String name, Scenario scenario, int schedules) {
        if (scenario instanceof RecordedScenario recorded) {
            return record(name, recorded);
        }
        return scenario instanceof Search search
                ? search.search((each, most) -> exploreOne(name, each, Math.min(most, schedules)))
                : exploreOne(name, scenario, schedules);
    }

    /**
     * Runs schedules to choose from. That one of them violates the rule is no finding, and the tool's trouble is none either:
     * the scenario itself is explored, too.
     */
    private static Exploration record(String name, RecordedScenario recorded) {
        if (recorded.scenario() instanceof Search || recorded.scenario() instanceof Histories) {
            return new Exploration(name, Finding.NOTHING, "its programs are made up: none has a name", 0, 0, null);
        }
        ScheduleSearch search = new ScheduleSearch(recorded.recording());
        ScheduleRecorder.ask(search);
        try {
            Exploration ran = lookAt(name, recorded.scenario(), Integer.MAX_VALUE);
            return new Exploration(name, Finding.NOTHING, ran.message(), ran.schedules(), ran.millis(), null)
                    .recorded(search.tree());
        } finally {
            ScheduleRecorder.ask(null);
        }
    }

    /**
     * Repeats the exploration of a hang that came without its trace. Lincheck 3.7 collects the trace by running the failing schedule
     * a second time, and gives up if that run does not end: a thread that it aborts inside a synchronized block of the JDK was seen
     * to loop at the block's end, in about one of a thousand deadlocks of two synchronized lists. The finding holds all the same.
     * An exploration is deterministic, so that another one finds the same hang, and nearly always its trace.
     */
    static Exploration withSteps(Supplier<Exploration> look) {
        Exploration first = look.get();
        boolean lost = first.interleaving() == null
                && (first.finding() == Finding.DEADLOCK || first.finding() == Finding.LIVELOCK);
        Exploration second = lost ? look.get() : first;
        return second.finding() == first.finding() ? second : first;
    }

    private static Exploration exploreOne(String name, Scenario scenario, int schedules) {
        return withSteps(() -> lookAt(name, scenario, schedules));
    }

    private static Exploration lookAt(String name, Scenario scenario, int schedules) {
        BEGUN.putInt(0, 0);
        ModelClock.forget();
        long start = System.nanoTime();
        Finding finding = Finding.NOTHING;
        String message = "";
        Interleaving interleaving = null;
        String calls = null;
        try {
            if (scenario instanceof Histories histories) {
                check(histories, schedules);
            } else {
                Lincheck.runConcurrentTestInternal$lincheck(schedules, SETTINGS, () -> runOnce(scenario));
            }
        } catch (LincheckAssertionError e) {
            LincheckFailure failure = e.getFailure$lincheck();
            finding = findingOf(failure);
            Trace trace = failure.getTrace();
            interleaving = trace == null ? null : TraceReader.read(trace);
            calls = scenario instanceof Histories ? Calls.of(failure.getScenario()) : null;
            message = finding == Finding.VIOLATION && scenario instanceof Histories
                    ? HistoryText.of(String.valueOf(e.getMessage()))
                    : messageOf(finding, e, interleaving);
            if (isOfTheTool(message)) {
                e.printStackTrace(); // into the log
                finding = Finding.TOOL_TROUBLE;
                message = TOOL_THREW + "an exception of its own: " + message;
            } else if (finding == Finding.VIOLATION
                    && EXCEPTION.matcher(message).find()) {
                finding = Finding.EXCEPTION;
            }
        } catch (Throwable t) { // whatever else comes out is trouble of the tool
            t.printStackTrace(); // into the log
            finding = Finding.TOOL_TROUBLE;
            message = TOOL_THREW + t;
        }
        if (finding == Finding.NOTHING && ModelClock.wasUsed()) {
            message = NOT_EXPLORED;
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        int begun = BEGUN.getInt(0);
        boolean exhausted = finding == Finding.NOTHING && begun < schedules && !(scenario instanceof Histories);
        return new Exploration(name, finding, message, begun, millis, interleaving, calls).exhausted(exhausted);
    }

    /** Whether a message that comes in the form of a violation tells of trouble with the tool. */
    static boolean isOfTheTool(String message) {
        return NO_VIOLATION.matcher(message).find();
    }

    /** Makes up scenarios of two threads with three calls each, and of a call before and after; so many schedules of each. */
    private static void check(Histories histories, int schedules) {
        ModelCheckingOptions options = new ModelCheckingOptions();
        Calls.firstOf(histories.getClass()).forEach(options::addCustomScenario);
        options.loopBound(LOOP_BOUND);
        options.recursionBound(SETTINGS.getRecursionBound());
        options.iterations(MADE_UP)
                .invocationsPerIteration(schedules)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(true)
                .sequentialSpecification(histories.specification())
                .check(histories.getClass());
    }

    static void countInterleaving() {
        BEGUN.putInt(0, BEGUN.getInt(0) + 1);
    }

    private static void runOnce(Scenario scenario) {
        countInterleaving();
        try {
            scenario.run();
        } catch (Exception e) {
            throw new AssertionError("the scenario threw " + e, e);
        }
    }

    private static String messageOf(Finding finding, LincheckAssertionError e, @Nullable Interleaving interleaving) {
        return switch (finding) {
            case DEADLOCK -> hang(interleaving, "all threads wait for each other");
            case LIVELOCK -> hang(interleaving, "livelock: no thread makes progress");
            default -> {
                String words = firstWords(e);
                yield words.isEmpty() ? wordsFor(e.getFailure$lincheck()) : words;
            }
        };
    }

    /** Where the tool says nothing: each end has a sentence. */
    private static String wordsFor(LincheckFailure failure) {
        return failure instanceof TimeoutFailure
                ? "a thread did not end, although the model checker waited for it: end each thread that the code starts,"
                        + " and wait for its end"
                : "the model checker gave up without a reason ("
                        + failure.getClass().getSimpleName() + ")";
    }

    /** Which thread waits for what; a thread that waits is never said to run. */
    private static String hang(@Nullable Interleaving interleaving, String otherwise) {
        CondensedTrace.Ending ending =
                interleaving == null ? CondensedTrace.Ending.ALL_WENT_ON : LockWatch.endingOf(interleaving);
        if (interleaving == null || ending.stuck().isEmpty()) {
            return otherwise;
        }
        if (!ending.cycle().isEmpty()) {
            return "all threads wait for each other";
        }
        return ending.stuck().stream().anyMatch(CondensedTrace.Stuck::sleeps)
                ? "a thread waits forever for a signal"
                : ending.stuck().get(0).sentence(interleaving.threads());
    }

    /** What the scenario threw, or what the tool says in its first line. */
    private static String firstWords(LincheckAssertionError e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("="))
                .findFirst()
                .map(line -> line.replaceFirst("^java\\.lang\\.AssertionError: ", ""))
                .orElse("");
    }

    private static Finding findingOf(LincheckFailure failure) {
        if (failure instanceof IncorrectResultsFailure || failure instanceof ValidationFailure) {
            return Finding.VIOLATION;
        }
        if (failure instanceof ManagedDeadlockFailure) {
            return Finding.DEADLOCK;
        }
        return failure instanceof ManagedLivelockFailure ? Finding.LIVELOCK : Finding.TOOL_TROUBLE;
    }
}
