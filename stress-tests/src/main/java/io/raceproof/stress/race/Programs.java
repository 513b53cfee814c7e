package io.raceproof.stress.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Generates programs from a race's operations: by turns two actors with a call each, of which there are few, three actors
 * with a call each, both once from each beginning that the author names and once from another, and any program of a size that
 * grows slowly. A small one that fails says most. The same seed gives the same programs. Not thread-safe.
 *
 * @param <S> the type of the subject
 */
final class Programs<S> {
    private static final int MOST_ACTORS = 3;
    private static final int MOST_CALLS = 3;
    private static final int MOST_AROUND = 2;
    private static final int MOST_DIFFERENT = 3;

    /** Of the programs of one size that are made at random. */
    private static final int OF_A_SIZE = 6;

    /** There may be no other program of a size: then the next size is tried. */
    private static final int ATTEMPTS = 50;

    /** Sizes beyond which all small programs have been made. */
    private static final int MOST_SIZES = 100;

    private final Program<S> like;
    private final List<List<Call<S>>> beginnings;
    private final List<Call<S>> calls;
    private final Random random;
    private final Set<String> made = new HashSet<>();

    /** Whose turn it is. */
    private int number;

    /** How many have been made at random. */
    private int atRandom;

    /**
     * Of a program of single calls, what each actor calls.
     *
     * @param beginning which of the author's beginnings it has; as many as there are for another
     */
    private record Singles<S>(List<Call<S>> calls, int beginning) {}

    /** All programs of so many actors with a call each, in an order of no meaning; each is taken from the end. */
    private final List<Singles<S>> pairs;

    private final List<Singles<S>> triples;

    /** @throws IllegalArgumentException if the race has no operations */
    Programs(Race<S> race, long seed) {
        this.like = race.program();
        this.beginnings = race.beginnings();
        this.calls = race.operations();
        this.random = new Random(seed);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException(race.id() + " has no operations to generate programs from");
        }
        this.pairs = shuffled(combined(2));
        this.triples = shuffled(combined(MOST_ACTORS));
    }

    /** Each selection of so many calls, whatever their order; a call may come more than once. */
    private List<List<Call<S>>> combined(int number) {
        List<List<Call<S>>> combined = List.of(List.of());
        for (int i = 0; i < number; i++) {
            combined = combined.stream()
                    .flatMap(few -> calls.stream()
                            .filter(call ->
                                    few.isEmpty() || calls.indexOf(call) >= calls.indexOf(few.get(few.size() - 1)))
                            .map(call -> with(few, call)))
                    .toList();
        }
        return combined;
    }

    private static <S> List<Call<S>> with(List<Call<S>> few, Call<S> call) {
        List<Call<S>> more = new ArrayList<>(few);
        more.add(call);
        return List.copyOf(more);
    }

    private List<Singles<S>> shuffled(List<List<Call<S>>> all) {
        List<Singles<S>> shuffled = new ArrayList<>();
        for (List<Call<S>> each : all) {
            for (int beginning = 0; beginning <= beginnings.size(); beginning++) {
                shuffled.add(new Singles<>(each, beginning));
            }
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Another one. */
    Program<S> next() {
        while (true) {
            Program<S> program = program();
            if (made.add(program.text()) || atRandom > OF_A_SIZE * MOST_SIZES) {
                return program;
            }
        }
    }

    private Program<S> program() {
        int turn = number++ % 4;
        List<Singles<S>> small = turn == 0 || turn == 1 ? pairs : turn == 2 ? triples : List.of();
        return small.isEmpty() ? random() : ofSingleCalls(small.remove(small.size() - 1));
    }

    /** Begins as the author says, or with nothing, or with any call. */
    private Program<S> ofSingleCalls(Singles<S> singles) {
        List<List<Call<S>>> parts = new ArrayList<>();
        boolean named = singles.beginning() < beginnings.size();
        parts.add(named ? beginnings.get(singles.beginning()) : some(random.nextInt(2), calls));
        singles.calls().forEach(call -> parts.add(List.of(call)));
        parts.add(List.of());
        return like.with(parts);
    }

    private Program<S> random() {
        int size = atRandom++ / OF_A_SIZE;
        Program<S> program = ofSize(size);
        for (int attempt = 0; attempt < ATTEMPTS && made.contains(program.text()); attempt++) {
            program = ofSize(size);
        }
        return program;
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
