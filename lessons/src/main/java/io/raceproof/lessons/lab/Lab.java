package io.raceproof.lessons.lab;

import io.raceproof.lessons.measure.Exhibit;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.race.Race;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a lesson's versions and the learner's answer are looked at with; the package documentation is the page for authors. A
 * subclass is public and final, and has a public constructor without parameters that calls the methods below. After that it
 * is immutable. Several JVMs make it, each for itself.
 */
public abstract class Lab {
    /** The name of the learner's subject in every race: {@code judged(Lab.ANSWER, () -> new BoxOffice())}. */
    public static final String ANSWER = "answer";

    /** A lesson's folder has at most so many files, beside the answers. */
    public static final int MOST_FILES = 12;

    /**
     * Something done with a subject.
     *
     * @param <T> the type of the subject
     */
    @FunctionalInterface
    public interface Body<T> {
        /** Does it; throws an AssertionError if it does not go as it should. */
        void run(T subject) throws Exception;
    }

    /**
     * The unit test as people write it.
     *
     * @param type the type of the versions
     * @param body the test
     */
    public record UnitTest(Class<?> type, Body<Object> body) {}

    /**
     * A mistake that is made often, recognised by what it does in schedules that aim at it, never by its source text.
     *
     * @param key of the misconception in {@code lesson.yaml}
     * @param schedules a {@link Race} whose subject is {@link #ANSWER}, or a {@link Scenario}; breaks the mistake, and no right
     *     answer
     * @param symptom how they break it
     */
    public record Mistake(String key, Class<?> schedules, Symptom symptom) {}

    /**
     * A race, and what it is looked at with.
     *
     * @param race the class
     * @param looks with what
     */
    public record RaceUse(Class<? extends Race<?>> race, Set<Look> looks) {
        /** Keeps a copy. */
        public RaceUse {
            looks = Set.copyOf(looks);
        }

        /** Whether the answer is one of its subjects. */
        boolean judgesTheAnswer() {
            return load().subjects().stream().anyMatch(subject -> subject.name().equals(ANSWER));
        }

        /** Makes the race. */
        public Race<?> load() {
            return Lab.make(race);
        }
    }

    private final List<Check> checks = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<RaceUse> races = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private @Nullable UnitTest unitTest;
    private @Nullable Class<? extends Exhibit> exhibit;
    private @Nullable Bank bank;

    /** For subclasses. */
    protected Lab() {}

    // ---- what a subclass says

    /** The unit test as people write it, for each version. */
    @SuppressWarnings("unchecked") // it is given subjects of this type
    protected final <T> void unitTest(Class<T> type, Body<T> test) {
        unitTest = new UnitTest(type, (Body<Object>) test);
    }

    /** What the answer must do besides being safe. Checks are run in this order; the first that fails ends it. */
    protected final void check(String claim, Check.Body body) {
        checks.add(new Check(claim, Object.class, fresh -> body.run()));
    }

    /** The same, of the answer and of each version. The body gets fresh ones from what it is given. */
    @SuppressWarnings("unchecked") // it is given suppliers of this type
    protected final <T> void check(String claim, Class<T> type, Body<Supplier<T>> body) {
        checks.add(new Check(claim, type, fresh -> body.run((Supplier<T>) fresh)));
    }

    /** A mistake that is made often: a Race with the subject {@link #ANSWER}, or a Scenario, that aims at it. */
    protected final void mistake(String key, Class<?> schedules, Symptom symptom) {
        if (!Race.class.isAssignableFrom(schedules) && !Scenario.class.isAssignableFrom(schedules)) {
            throw new IllegalArgumentException("the mistake \"" + key + "\" of "
                    + getClass().getName() + " needs a Race or a Scenario, not " + schedules.getName());
        }
        mistakes.add(new Mistake(key, schedules, symptom));
    }

    /** A race, through every lens. */
    protected final void race(Class<? extends Race<?>> race) {
        race(race, Look.MODEL, Look.GENERATED, Look.HAPPENS_BEFORE, Look.STRESS);
    }

    /** A race in which threads wait: the model checker alone, on the author's program and on generated ones. */
    protected final void schedules(Class<? extends Race<?>> race) {
        race(race, Look.MODEL, Look.GENERATED);
    }

    /** A race that is one of memory only: the model checker must be silent about it. */
    protected final void memory(Class<? extends Race<?>> race) {
        race(race, Look.HAPPENS_BEFORE, Look.STRESS, Look.SILENT_MODEL);
    }

    /** A race, looked at with these. */
    protected final void race(Class<? extends Race<?>> race, Look first, Look... others) {
        races.add(new RaceUse(race, EnumSet.of(first, others)));
    }

    /** Something that is measured. */
    protected final void measure(Measurement measurement) {
        measurements.add(measurement);
    }

    /** What the demonstration measures and draws beside the lenses, on a page of its own. */
    protected final void exhibit(Class<? extends Exhibit> measured) {
        exhibit = measured;
    }

    /** The answer is itself a {@link Checker}, and is scored on these. */
    protected final void bank(Bank scoredOn) {
        bank = scoredOn;
    }

    // ---- what the grader and the demonstration ask

    /** The checks, in their order. */
    public final List<Check> checks() {
        return List.copyOf(checks);
    }

    /** The mistakes that are aimed at, in their order. */
    public final List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** All races, the one that is shown first. */
    public final List<RaceUse> races() {
        return List.copyOf(races);
    }

    /** The races that are looked at with this. */
    public final List<RaceUse> races(Look look) {
        return races.stream().filter(use -> use.looks().contains(look)).toList();
    }

    /** Those of them that judge an answer; one without the subject {@link #ANSWER} is for the demonstration alone. */
    public final List<RaceUse> judging(Look look) {
        return races(look).stream().filter(RaceUse::judgesTheAnswer).toList();
    }

    /** What is measured. */
    public final List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /** What is measured and drawn beside the lenses, if there is something. */
    public final Optional<Class<? extends Exhibit>> exhibit() {
        return Optional.ofNullable(exhibit);
    }

    /** What the answer is scored on, if it is a checker. */
    public final Optional<Bank> bank() {
        return Optional.ofNullable(bank);
    }

    /** The unit test, if there is one. */
    public final Optional<UnitTest> unitTest() {
        return Optional.ofNullable(unitTest);
    }

    /**
     * Makes a lab.
     *
     * @throws IllegalArgumentException if there is none of that name, in one sentence
     */
    public static Lab load(String className) {
        try {
            return make(Class.forName(className, true, loader()).asSubclass(Lab.class));
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IllegalArgumentException(
                    className + " is no lab: it must be a class that extends Lab (" + e + ")", e);
        }
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Lab.class.getClassLoader() : context;
    }

    private static <T> T make(Class<T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName() + " must be public, with a public constructor without parameters (" + e + ")", e);
        }
    }
}
