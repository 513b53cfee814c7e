package io.raceproof.stress.race;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Generates programs from a race's operations: small ones first, since a small one that fails says most. The same seed gives
 * the same programs. Not thread-safe.
 *
 * @param <S> the type of the subject
 */
final class Programs<S> {
    private static final int MOST_ACTORS = 3;
    private static final int MOST_CALLS = 3;
    private static final int MOST_AROUND = 2;
    private static final int MOST_DIFFERENT = 3;

    /** Of the programs of one size. */
    private static final int OF_A_SIZE = 6;

    /** There may be no other program of a size: then the next size is tried. */
    private static final int ATTEMPTS = 50;

    private final Program<S> like;
    private final List<Call<S>> calls;
    private final Random random;
    private final Set<String> made = new HashSet<>();
    private int number;

    /** @throws IllegalArgumentException if the race has no operations */
    Programs(Race<S> race, long seed) {
        this.like = race.program();
        this.calls = race.operations();
        this.random = new Random(seed);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException(race.id() + " has no operations to generate programs from");
        }
    }

    /** Another one. */
    Program<S> next() {
        while (true) {
            int size = number++ / OF_A_SIZE;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Program<S> program = ofSize(size);
                if (made.add(program.text())) {
                    return program;
                }
            }
            if (number > OF_A_SIZE * 100) {
                return ofSize(size); // all small ones have been made
            }
        }
    }

    /** Size 0 is two actors with a call each; each further size may have a call more, before, in an actor, or after. */
    private Program<S> ofSize(int size) {
        List<Call<S>> few = few();
        int actors = size < 2 ? 2 : 2 + random.nextInt(MOST_ACTORS - 1);
        int most = Math.min(MOST_CALLS, 1 + size / 2);
        int around = Math.min(MOST_AROUND, size);
        List<List<Call<S>>> parts = new ArrayList<>();
        parts.add(some(random.nextInt(around + 1), few));
        IntStream.range(0, actors).forEach(actor -> parts.add(some(1 + random.nextInt(most), few)));
        parts.add(some(random.nextInt(around + 1), few));
        return like.with(parts);
    }

    /** A program of few different calls is likelier to have two that are in each other's way. */
    private List<Call<S>> few() {
        return some(1 + random.nextInt(MOST_DIFFERENT), calls);
    }

    private List<Call<S>> some(int length, List<Call<S>> from) {
        return random.ints(length, 0, from.size()).mapToObj(from::get).toList();
    }

    /**
     * Takes calls and actors away for as long as the program still fails.
     *
     * @param fails whether a smaller program fails, too
     */
    static <S> Program<S> shrink(Program<S> program, Predicate<Program<S>> fails) {
        for (Program<S> smaller : smaller(program)) {
            if (fails.test(smaller)) {
                return shrink(smaller, fails);
            }
        }
        return program;
    }

    /** Each program with an actor less, then each with a call less. */
    private static <S> List<Program<S>> smaller(Program<S> program) {
        List<Program<S>> smaller = new ArrayList<>();
        List<List<Call<S>>> parts = program.parts();
        for (int part = 1; part < parts.size() - 1 && parts.size() > 3; part++) {
            List<List<Call<S>>> fewer = new ArrayList<>(parts);
            fewer.remove(part);
            smaller.add(program.with(fewer));
        }
        for (int part = 0; part < parts.size(); part++) {
            boolean actor = part > 0 && part < parts.size() - 1;
            for (int call = 0; call < parts.get(part).size() && parts.get(part).size() > (actor ? 1 : 0); call++) {
                List<Call<S>> shorter = new ArrayList<>(parts.get(part));
                shorter.remove(call);
                List<List<Call<S>>> fewer = new ArrayList<>(parts);
                fewer.set(part, shorter);
                smaller.add(program.with(fewer));
            }
        }
        return smaller;
    }
}
