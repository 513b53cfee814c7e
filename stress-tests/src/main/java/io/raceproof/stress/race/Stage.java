package io.raceproof.stress.race;

import io.raceproof.stress.race.Outcome.Mark;
import io.raceproof.stress.race.Outcome.Thrown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where one subject's race is run again and again: everything that is the same for each run. Thread-safe. The public methods
 * are for the jcstress tests that {@link SlotCode} writes.
 *
 * @param <S> the type of the subject
 */
public final class Stage<S> {
    /** How the grade of an allowed outcome begins. */
    public static final String ALLOWED = "allowed: ";

    /** How the grade of a forbidden outcome begins. */
    public static final String FORBIDDEN = "forbidden: ";

    private static final long TRUE = 1;
    private static final long FALSE = 2;

    /** And the number in the lower half. */
    private static final long INTEGER = 1L << 32;

    private static final long LOW_HALF = 0xffff_ffffL;

    /** Of what differs from run to run, nothing is worth keeping. */
    private static final int MOST_GRADES = 1_000;

    private final Program<S> program;
    private final Rule rule;
    private final Subject<S> subject;

    /** Graded already. Written and read by every thread that counts. */
    private final Map<Outcome, String> grades = new ConcurrentHashMap<>();

    private Stage(Race<S> race, Program<S> program, String subject) {
        this.program = program;
        this.rule = race.rule(program);
        this.subject = race.subject(subject);
    }

    /** Of the race's own program. */
    static <S> Stage<S> of(Race<S> race, String subject) {
        return new Stage<>(race, race.program(), subject);
    }

    /** Of another program. */
    static <S> Stage<S> of(Race<S> race, String subject, Program<S> program) {
        return new Stage<>(race, program, subject);
    }

    /** Of the text of a {@link Trial}. */
    public static Stage<?> of(String trial) {
        Trial parsed = Trial.parse(trial);
        return of(parsed.load(), parsed.subject());
    }

    /** A fresh subject. */
    public Object subject() {
        return subject.maker().get();
    }

    /** Where the actors of one run meet. */
    public Meeting meeting() {
        return Objects.requireNonNull(program.meeting(), "the actors never meet");
    }

    /** What a call does; counted through all parts of the program. */
    public Call.Body<S> body(int call) {
        return program.body(call);
    }

    /** The code of a small value; 0 for any other. */
    public static long code(@Nullable Object result) {
        if (result instanceof Boolean truth) {
            return truth ? TRUE : FALSE;
        }
        return result instanceof Integer number ? INTEGER | (number & LOW_HALF) : 0;
    }

    /** Whether it is a value without a code, to be kept itself. */
    public static boolean isKept(@Nullable Object result) {
        return result != null && code(result) == 0;
    }

    /** What was returned, of which one of both is left. */
    public static @Nullable Object value(long code, @Nullable Object result) {
        if (code == TRUE || code == FALSE) {
            return code == TRUE;
        }
        return code == 0 ? result : Integer.valueOf((int) code);
    }

    /** The result of a call that threw. */
    public static Object thrown(Throwable thrown) {
        return new Thrown(thrown.getClass());
    }

    /**
     * Ends a run: makes the calls after the actors, and observes.
     *
     * @param raced the subject
     * @param results of all calls so far; null also for one that returns nothing
     * @return whether the outcome is allowed, and its name
     */
    @SuppressWarnings("unchecked") // from subject()
    public String grade(Object raced, @Nullable Object[] results) {
        for (int call = 0; call < program.size(); call++) {
            if (results[call] == null && program.body(call) instanceof Call.Effect) {
                results[call] = Mark.DONE;
            }
        }
        Outcome outcome = new Run<>(program, (S) raced, results).end();
        String grade = grades.get(outcome);
        if (grade == null) {
            grade = grade(outcome);
            if (grades.size() < MOST_GRADES) {
                grades.put(outcome, grade);
            }
        }
        return grade;
    }

    private Run<S> begin() {
        return new Run<>(program, subject.maker());
    }

    /** The same, with a clock. */
    Run<S> begin(@Nullable Clock clock) {
        if (clock != null) {
            clock.reset();
        }
        return new Run<>(program, subject.maker(), clock);
    }

    /** Makes all calls in this thread; the order says which actor calls next. */
    Outcome serial(List<Integer> order) {
        Run<S> run = begin();
        int[] made = new int[program.actors().size()];
        order.forEach(actor -> run.call(actor, made[actor]++));
        return run.end();
    }

    /** Whether every serial order in which all calls can be made has an outcome that is not allowed for it. */
    boolean isWrongInTurn() {
        List<List<Integer>> orders = rule.orders();
        return !orders.isEmpty() && orders.stream().noneMatch(order -> rule.allows(serial(order), order));
    }

    private String grade(Outcome outcome) {
        return (rule.allows(outcome) ? ALLOWED : FORBIDDEN) + rule.nameOf(outcome);
    }

    Program<S> program() {
        return program;
    }

    Rule rule() {
        return rule;
    }
}
