package io.raceproof.stress.race;

import io.raceproof.stress.race.Outcome.Mark;
import io.raceproof.stress.race.Subject.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A race, written once for every lens; the package documentation is the page for authors. A subclass is public and final, has a
 * public constructor without parameters, and says in it what the race is by calling the methods below. After that it is
 * immutable. It is known by its class name: a lens has a JVM of its own, and makes the race there again.
 *
 * @param <S> the type of the subjects
 */
public abstract class Race<S> {
    /**
     * A method with no argument that returns nothing.
     *
     * @param <S> the type of the subject
     */
    @FunctionalInterface
    protected interface Action<S> {
        /** Calls it. */
        void call(S subject) throws Exception;
    }

    /**
     * A method with one argument that returns nothing.
     *
     * @param <S> the type of the subject
     * @param <A> the type of the argument
     */
    @FunctionalInterface
    protected interface ActionWith<S, A> {
        /** Calls it. */
        void call(S subject, A argument) throws Exception;
    }

    private record Name(String text, Predicate<Outcome> test) {}

    private final List<Reference<S>> references = new ArrayList<>();
    private final Map<String, Call<S>> operations = new LinkedHashMap<>();
    private final Map<String, Call<S>> calls = new LinkedHashMap<>();
    private final List<Call<S>> before = new ArrayList<>();
    private final List<List<Call<S>>> beginnings = new ArrayList<>();
    private final List<List<Call<S>>> actors = new ArrayList<>();
    private final List<Call<S>> after = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final Map<String, Subject<S>> subjects = new LinkedHashMap<>();
    private final Map<LensType, Tier> lenses = new EnumMap<>(LensType.class);
    private Call.Body<S> observation = subject -> Mark.DONE;

    /** For subclasses. */
    protected Race() {}

    // ---- what a subclass says of it

    /** The plainest correct implementation. What none of the references does in any serial order is forbidden. */
    protected final void reference(Supplier<? extends S> maker) {
        references.add(new Reference<>(choices -> maker.get()));
    }

    /** One that leaves something open: it is given the choices, and every way is allowed. */
    protected final void openReference(Function<Choices, ? extends S> maker) {
        references.add(new Reference<>(maker));
    }

    /** An operation that returns nothing; as a call. */
    protected final Call<S> action(String name, Action<? super S> action) {
        Call.Effect<S> effect = action::call;
        return operation(new Call<>(name + "()", effect));
    }

    /** An operation that returns nothing; generated programs give it one of these arguments. */
    @SafeVarargs
    @SuppressWarnings("varargs") // handed on, read only
    protected final <A> Operation<S, A> action(String name, ActionWith<? super S, ? super A> action, A... domain) {
        return operation(new Operation<>(name, argument -> effect(action, argument), List.of(domain)));
    }

    /** An operation that returns a value; as a call. */
    protected final Call<S> query(String name, Call.Body<? super S> query) {
        return operation(new Call<>(name + "()", query::call));
    }

    /** An operation that returns a value; generated programs give it one of these arguments. */
    @SafeVarargs
    @SuppressWarnings("varargs") // handed on, read only
    protected final <A> Operation<S, A> query(String name, Operation.Body<? super S, ? super A> query, A... domain) {
        return operation(new Operation<>(name, argument -> subject -> query.call(subject, argument), List.of(domain)));
    }

    private static <S, A> Call.Effect<S> effect(ActionWith<? super S, ? super A> action, A argument) {
        return subject -> action.call(subject, argument);
    }

    private Call<S> operation(Call<S> call) {
        operations.put(call.text(), call);
        calls.put(call.text(), call);
        return call;
    }

    private <A> Operation<S, A> operation(Operation<S, A> operation) {
        operation.calls().forEach(this::operation);
        return operation;
    }

    /** What is called before the actors start. */
    @SafeVarargs
    @SuppressWarnings("varargs") // handed on, read only
    protected final void before(Call<S>... made) {
        before.addAll(known(made));
    }

    /** Another beginning for generated programs: a state in which what follows may go wrong, and which few calls lead to. */
    @SafeVarargs
    @SuppressWarnings("varargs") // handed on, read only
    protected final void orBefore(Call<S>... made) {
        beginnings.add(known(made));
    }

    /** One more actor, and what it calls. */
    @SafeVarargs
    @SuppressWarnings("varargs") // handed on, read only
    protected final void actor(Call<S>... made) {
        actors.add(known(made));
    }

    /**
     * A step of an actor that waits until all others that have such a step have come to theirs: the first with the first, the
     * second with the second. So what follows it is done by all at the same moment.
     */
    protected final Call<S> meet() {
        return new Call<>("meet()", new Call.Meet<>(0)); // the program numbers them
    }

    /** What is called when all actors have ended. */
    @SafeVarargs
    @SuppressWarnings("varargs") // handed on, read only
    protected final void after(Call<S>... made) {
        after.addAll(known(made));
    }

    private List<Call<S>> known(Call<S>[] made) {
        List<Call<S>> list = List.of(made);
        list.forEach(call -> calls.putIfAbsent(call.text(), call));
        return list;
    }

    /** What is observed at the end: a value that says in what state the subject is. */
    protected final void observe(Call.Body<? super S> state) {
        observation = state::call;
    }

    /** Names outcomes, for people; of several names that fit, the first. It does not matter for what is allowed. */
    protected final void name(String text, Predicate<Outcome> outcomes) {
        names.add(new Name(text, outcomes));
    }

    /** A subject that is wrong, and must be caught. The first is the control of all that are not broken. */
    protected final void broken(String name, Maker<? extends S> maker) {
        broken(name, Tier.SMOKE, maker);
    }

    /** The same; the JUnit engine runs it from this tier on, and below it as a control. */
    protected final void broken(String name, Tier from, Maker<? extends S> maker) {
        add(new Subject<>(name, Role.BROKEN, from, maker));
    }

    /** A subject that is right. */
    protected final void fixed(String name, Maker<? extends S> maker) {
        fixed(name, Tier.SMOKE, maker);
    }

    /** The same; the JUnit engine runs it from this tier on. */
    protected final void fixed(String name, Tier from, Maker<? extends S> maker) {
        add(new Subject<>(name, Role.FIXED, from, maker));
    }

    /** A subject of which nothing is known: an answer to be judged. */
    protected final void judged(String name, Maker<? extends S> maker) {
        add(new Subject<>(name, Role.JUDGED, Tier.SMOKE, maker));
    }

    /**
     * Has the JUnit engine look with this lens, from this tier on. A race that says nothing of lenses is looked at by jcstress
     * and the model checker, from the smoke tier on.
     */
    protected final void look(LensType lens, Tier from) {
        lenses.put(lens, from);
    }

    private void add(Subject<S> subject) {
        if (Maker.isConstructorReference(subject.maker())) {
            throw new IllegalArgumentException(
                    "the subject \"" + subject.name() + "\" of " + getClass().getName()
                            + " is made by a constructor reference, which hides it from the model checker: write () -> new X()");
        }
        if (subjects.putIfAbsent(subject.name(), subject) != null) {
            throw new IllegalArgumentException(getClass().getName() + " has two subjects \"" + subject.name() + "\"");
        }
    }

    /** The names that its author gave to outcomes, in their order. */
    public final List<String> names() {
        return names.stream().map(Name::text).distinct().toList();
    }

    // ---- what lenses ask

    /** Its class name. */
    public final String id() {
        return getClass().getName();
    }

    /** For people: the simple class name. */
    public final String title() {
        return getClass().getSimpleName();
    }

    /** All subjects, in the order in which they were given. */
    public final List<Subject<S>> subjects() {
        return List.copyOf(subjects.values());
    }

    /**
     * The subject of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public final Subject<S> subject(String name) {
        Subject<S> subject = subjects.get(name);
        if (subject == null) {
            throw new IllegalArgumentException(id() + " has no subject \"" + name + "\": the subjects are "
                    + String.join(", ", subjects.keySet()));
        }
        return subject;
    }

    /** With what the JUnit engine looks at it, and from which tier on. */
    public final Map<LensType, Tier> lenses() {
        return lenses.isEmpty()
                ? Map.of(LensType.STRESS, Tier.SMOKE, LensType.MODEL, Tier.SMOKE)
                : Collections.unmodifiableMap(lenses);
    }

    /** The lowest in which the JUnit engine looks at this subject with this lens. */
    public final Tier tier(LensType lens, Subject<?> subject) {
        Tier from = lenses().getOrDefault(lens, Tier.SMOKE);
        return from.compareTo(subject.tier()) >= 0 ? from : subject.tier();
    }

    /** The broken subject that stands for all: what a lens does not see in it, it does not see in any. */
    public final Optional<Subject<S>> control() {
        return subjects.values().stream().filter(s -> s.role() == Role.BROKEN).findFirst();
    }

    /** The author's program. */
    public final Program<S> program() {
        List<List<Call<S>>> parts = new ArrayList<>(actors);
        parts.add(0, before);
        parts.add(after);
        return new Program<>(parts, observation);
    }

    /** How generated programs begin: as the author's program does, or in the other ways that the author names. */
    public final List<List<Call<S>>> beginnings() {
        List<List<Call<S>>> all = new ArrayList<>(beginnings);
        all.add(0, List.copyOf(before));
        return List.copyOf(all);
    }

    /** The calls that generated programs are made of. */
    public final List<Call<S>> operations() {
        return List.copyOf(operations.values());
    }

    /**
     * Reads the text of a program.
     *
     * @throws IllegalArgumentException if it is none of this race's calls
     */
    public final Program<S> program(String text) {
        return program().parse(text, calls);
    }

    /** What the references allow to come of a program. */
    public final Rule rule(Program<S> program) {
        if (references.isEmpty()) {
            throw new IllegalArgumentException(id() + " has no reference: call reference(() -> new ...)");
        }
        Map<Outcome, List<List<Integer>>> allowed = new LinkedHashMap<>();
        for (Reference<S> reference : references) {
            reference
                    .outcomesOf(program)
                    .forEach((outcome, orders) -> allowed.computeIfAbsent(outcome, key -> new ArrayList<>())
                            .addAll(orders));
        }
        return new Rule(program, allowed, this::nameOf);
    }

    /** Whether a call of the author's program may wait forever, by the references. */
    public final boolean mayWait() {
        return rule(program()).mayWait();
    }

    private @Nullable String nameOf(Outcome outcome) {
        return names.stream()
                .filter(name -> name.test().test(outcome))
                .map(Name::text)
                .findFirst()
                .orElse(null);
    }
}
