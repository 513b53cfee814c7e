package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks until each has a verdict or the time is used up.
 *
 * <p>In rounds: the first runs every test, positive controls first; each further one those that are inconclusive, for twice as
 * long. A round is cut into sessions, each one run of jcstress, of about a minute. When a session has to be killed, its
 * tests are run one by one, so that the one that does not end can be named. For one thread.
 */
final class StressRounds {
    /** A verdict has been reached. */
    interface Listener {
        void decided(Check check, StressTable table, Judgement judgement, Duration time);
    }

    /** Runs tests: jcstress. */
    interface Tool {
        Jcstress.Session run(List<String> tests, Budget budget, Duration limit) throws InterruptedException;
    }

    private static final Duration SESSION = Duration.ofMinutes(1);

    /** What starting jcstress takes: it tries out some twenty JVMs. */
    private static final Duration START = Duration.ofSeconds(5);

    private static final int LARGEST_FACTOR = 32;

    private final List<Check> open;
    private final Settings settings;
    private final Tool tool;
    private final LongSupplier nanoTime;
    private final Listener listener;
    private final Map<String, StressTable> tables = new HashMap<>();
    private final Map<String, Duration> times = new HashMap<>();

    /** What one test takes at factor 1: guessed, then measured. */
    private Duration perTest;

    /** Of the time for all tests. */
    private Duration spent = Duration.ZERO;

    StressRounds(List<Check> checks, Settings settings, Tool tool, LongSupplier nanoTime, Listener listener) {
        this.open = new ArrayList<>(checks);
        this.settings = settings;
        this.tool = tool;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.perTest = settings.budget().guess();
    }

    void run() throws InterruptedException {
        int factor = 1;
        while (!open.isEmpty() && runRound(new ArrayList<>(tests()), factor)) {
            factor = Math.min(2 * factor, LARGEST_FACTOR);
        }
        for (Check check : open) {
            decide(check, outOfTime(check));
        }
    }

    /** The tests of all open checks, positive controls first. */
    private Set<String> tests() {
        Set<String> tests = new LinkedHashSet<>();
        open.forEach(check -> tests.add(check.tests().get(0)));
        open.forEach(check -> tests.addAll(check.tests()));
        return tests;
    }

    /** Whether there was time for all. */
    private boolean runRound(List<String> tests, int factor) throws InterruptedException {
        while (!tests.isEmpty()) {
            int size = Math.min(tests.size(), Math.max(1, fitting(SESSION, charge(), factor)));
            int lower = factor;
            while (lower > 1 && fitting(remaining(), charge(), lower) < size) {
                lower /= 2;
            }
            size = Math.min(size, fitting(remaining(), charge(), lower));
            if (size == 0) {
                return false;
            }
            runSession(List.copyOf(tests.subList(0, size)), lower);
            tests.subList(0, size).clear();
            complete();
            tests.retainAll(tests());
        }
        return true;
    }

    private static int fitting(Duration time, Duration each, int factor) {
        long tests = time.minus(START).toMillis() / Math.max(1, each.toMillis() * factor);
        return (int) Math.max(0, Math.min(tests, Integer.MAX_VALUE));
    }

    private Duration remaining() {
        return settings.time().minus(spent);
    }

    /** What a test costs of the time for all, at factor 1: that a machine is busy costs nothing, unless the user gave the time. */
    private Duration charge() {
        Duration planned = settings.budget().guess();
        return settings.byTheClock() || perTest.compareTo(planned) < 0 ? perTest : planned;
    }

    private Duration charge(int tests, int factor, Duration took) {
        Duration planned = START.plus(settings.budget().guess().multipliedBy((long) tests * factor));
        return settings.byTheClock() || took.compareTo(planned) < 0 ? took : planned;
    }

    private void runSession(List<String> tests, int factor) throws InterruptedException {
        Budget budget = settings.budget().times(factor);
        long began = nanoTime.getAsLong();
        Duration limit = limit(tests.size(), factor);
        Jcstress.Session session = tool.run(tests, budget, limit);
        Duration took = Duration.ofNanos(nanoTime.getAsLong() - began);
        if (session.timedOut()) {
            spent = spent.plus(took);
            killed(session.tables(), factor, limit, took);
            return;
        }
        spent = spent.plus(charge(tests.size(), factor, took));
        Duration each = took.dividedBy(tests.size());
        perTest = max(took.minus(START), Duration.ofMillis(100)).dividedBy((long) tests.size() * factor);
        session.tables().forEach(table -> add(table, each));
    }

    private Duration limit(int tests, int factor) {
        return START.plus(perTest.multipliedBy((long) tests * factor))
                .multipliedBy(2)
                .plus(settings.hang());
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /**
     * What had finished counts. What was cut off is run again by itself, so that the one that does not end is known. Of a
     * test that was cut off alone all that is known is that: an actor that is stuck would have been seen.
     */
    private void killed(List<StressTable> session, int factor, Duration limit, Duration took)
            throws InterruptedException {
        for (StressTable table : session) {
            if (table.violations() > 0 || !table.hang().isEmpty()) {
                add(table, took.dividedBy(session.size()));
            } else if (session.size() == 1) {
                add(withFinished(table, limit), took);
            } else {
                add(table.finished(), Duration.ZERO);
                runSession(List.of(table.test()), factor);
            }
        }
    }

    private static StressTable withFinished(StressTable table, Duration limit) {
        String trouble = table.test() + " did not end: none of its JVMs ended within " + limit.toSeconds()
                + " s, and no actor in them was found stuck: the machine was busy or stopped, or an actor waits with"
                + " time-outs again and again; allow more with raceproof.hang";
        StressTable.Run cutOff = new StressTable.Run("", List.of(), List.of(trouble));
        return new StressTable(table.test(), List.of(cutOff), table.profile()).plus(table);
    }

    private void add(StressTable table, Duration time) {
        tables.merge(table.test(), table, StressTable::plus);
        times.merge(table.test(), time, Duration::plus);
    }

    /** Reports the checks that have a verdict which further rounds cannot change. */
    private void complete() {
        for (Iterator<Check> checks = open.iterator(); checks.hasNext(); ) {
            Check check = checks.next();
            if (tables.keySet().containsAll(check.tests())) {
                Judgement judgement = judge(check);
                if (judgement.verdict() != Verdict.INCONCLUSIVE || !canImprove(check)) {
                    decide(check, judgement);
                    checks.remove();
                }
            }
        }
    }

    private Judgement judge(Check check) {
        return check.judge(table(check.test()), controlTable(check));
    }

    private boolean canImprove(Check check) {
        return check.canImprove(table(check.test()), controlTable(check));
    }

    private @Nullable StressTable controlTable(Check check) {
        String control = check.control();
        return control == null ? null : table(control);
    }

    private StressTable table(String test) {
        return tables.getOrDefault(test, new StressTable(test, List.of()));
    }

    private Judgement outOfTime(Check check) {
        String end = "the time for all tests, " + settings.time().toSeconds() + " s, is used up";
        if (!tables.keySet().containsAll(check.tests())) {
            return Judgement.of(Verdict.INCONCLUSIVE, "not run: " + end + "; allow more with raceproof.time");
        }
        Judgement judgement = judge(check);
        return new Judgement(judgement.verdict(), judgement.reason() + "; " + end, judgement.bounds());
    }

    private void decide(Check check, Judgement judgement) {
        listener.decided(check, table(check.test()), judgement, times.getOrDefault(check.test(), Duration.ZERO));
    }
}
