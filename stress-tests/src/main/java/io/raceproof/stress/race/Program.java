package io.raceproof.stress.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which actor calls what: calls before the actors start, each actor's calls, calls after all of them have ended, and then what is
 * observed. Immutable.
 *
 * <p>Its text is what a file of kept programs holds: {@code deposit(100) | withdraw(70); deposit(5) | withdraw(60) | -}.
 *
 * @param <S> the type of the subject
 */
public final class Program<S> {
    private static final String NONE = "-";

    /** Before, each actor, after. */
    private final List<List<Call<S>>> parts;

    private final Call.Body<S> observation;

    /** Of all calls, in the order of the parts. */
    private final List<Call.Body<S>> bodies;

    /** How many actors have a first meeting, a second one, and so on. */
    private final int[] parties;

    /** Where the results of each part begin; the last element is the number of calls. */
    private final int[] offsets;

    /**
     * The calls of a part, one behind the other. Its fields are final, and the model checker knows that: to read them is no
     * step that it would have to try in every order.
     *
     * @param <S> the type of the subject
     */
    record Link<S>(Call.Body<S> body, @Nullable Link<S> next) {}

    /** The parts once more, for those who run them. */
    private final List<Optional<Link<S>>> links;

    Program(List<List<Call<S>>> parts, Call.Body<S> observation) {
        this.parts = parts.stream().map(Program::numbered).toList();
        this.observation = observation;
        this.offsets = new int[parts.size() + 1];
        this.bodies = this.parts.stream().flatMap(List::stream).map(Call::body).toList();
        this.links = this.parts.stream().map(Program::linked).toList();
        this.parties = IntStream.iterate(0, this::isMet, number -> number + 1)
                .map(this::partiesOf)
                .toArray();
        for (int part = 0; part < parts.size(); part++) {
            offsets[part + 1] = offsets[part] + parts.get(part).size();
        }
    }

    /** The same calls, with each meeting's number in it. */
    private static <S> List<Call<S>> numbered(List<Call<S>> calls) {
        List<Call<S>> numbered = new ArrayList<>();
        int meetings = 0;
        for (Call<S> call : calls) {
            boolean meets = call.body() instanceof Call.Meet;
            numbered.add(meets ? new Call<>(call.text(), new Call.Meet<>(meetings++)) : call);
        }
        return List.copyOf(numbered);
    }

    private boolean isMet(int number) {
        return partiesOf(number) > 0;
    }

    private int partiesOf(int number) {
        return (int)
                actors().stream().filter(calls -> placeOf(number, calls) >= 0).count();
    }

    /** Where an actor has its meeting of that number; -1 if it has none. */
    private static int placeOf(int number, List<? extends Call<?>> calls) {
        return IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).body() instanceof Call.Meet<?> meet && meet.number() == number)
                .findFirst()
                .orElse(-1);
    }

    /** A meeting place for the actors of one run; null if they never meet. */
    @Nullable
    Meeting meeting() {
        return parties.length == 0 ? null : new Meeting(parties);
    }

    /** In a serial order: whether an actor can make its next call, as it is no meeting, or all others have come to theirs. */
    boolean canGoOn(int actor, int[] made) {
        List<List<Call<S>>> actors = actors();
        return !(actors.get(actor).get(made[actor]).body() instanceof Call.Meet<S> meet)
                || IntStream.range(0, made.length)
                        .allMatch(other -> made[other] >= placeOf(meet.number(), actors.get(other)));
    }

    private static <S> Optional<Link<S>> linked(List<Call<S>> calls) {
        Link<S> link = null;
        for (int i = calls.size() - 1; i >= 0; i--) {
            link = new Link<>(calls.get(i).body(), link);
        }
        return Optional.ofNullable(link);
    }

    /** Before, each actor, after. */
    public List<List<Call<S>>> parts() {
        return parts;
    }

    /** Each actor's calls. */
    public List<List<Call<S>>> actors() {
        return parts.subList(1, parts.size() - 1);
    }

    Call.Body<S> observation() {
        return observation;
    }

    /** The number of calls. */
    public int size() {
        return offsets[parts.size()];
    }

    /** What a call does; counted through all parts. */
    Call.Body<S> body(int call) {
        return bodies.get(call);
    }

    int offset(int part) {
        return offsets[part];
    }

    /** The first call of a part; null if it has none. */
    @Nullable
    Link<S> first(int part) {
        return links.get(part).orElse(null);
    }

    /** The program with other calls, and the same observation. */
    Program<S> with(List<List<Call<S>>> others) {
        return new Program<>(others, observation);
    }

    /** On one line. */
    public String text() {
        return parts.stream().map(Program::text).collect(Collectors.joining(" | "));
    }

    private static <S> String text(List<Call<S>> calls) {
        return calls.isEmpty() ? NONE : calls.stream().map(Call::text).collect(Collectors.joining("; "));
    }

    /**
     * Reads {@link #text}, with this program's observation.
     *
     * @param known the calls by their texts
     * @throws IllegalArgumentException if it is no program of these calls, in one sentence
     */
    Program<S> parse(String text, Map<String, Call<S>> known) {
        List<List<Call<S>>> read = Stream.of(text.split(" \\| ", -1))
                .map(part -> callsOf(part.strip(), known))
                .toList();
        if (read.size() < 3) {
            throw new IllegalArgumentException(
                    "a program is the calls before, of each actor, and after, with \" | \" between them: " + text);
        }
        return with(read);
    }

    private static <S> List<Call<S>> callsOf(String part, Map<String, Call<S>> known) {
        List<Call<S>> calls = new ArrayList<>();
        for (String name : part.equals(NONE) ? new String[0] : part.split("; ", -1)) {
            Call<S> call = known.get(name);
            if (call == null) {
                throw new IllegalArgumentException(
                        "there is no call \"" + name + "\": the calls are " + String.join(", ", known.keySet()));
            }
            calls.add(call);
        }
        return calls;
    }

    @Override
    public String toString() {
        return text();
    }
}
