package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Bank;
import io.raceproof.stress.mutation.Mutant;
import io.raceproof.stress.mutation.Renamed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One implementation that a checker is run on. Right ones and mutants are copied under names of one form, in an order that a checker
 * does not know: what it says of one must come from what that does.
 *
 * @param className of its copy
 * @param name for people: "CasExecutor", "mutant 3"
 * @param role what a checker should say of it
 * @param mutant what is broken; null if it is no mutant
 */
record Specimen(
        String className, String name, Role role, @Nullable Mutant mutant) {
    /** What a checker should say. */
    enum Role {
        /** Nothing. */
        RIGHT,
        /** That it is wrong. */
        MUTANT,
        /** That it is wrong, if the checker checks anything. */
        IDLE
    }

    /** One that a checker must leave alone. */
    static Specimen right(String className, String name) {
        return new Specimen(className, name, Role.RIGHT, null);
    }

    /** Whether a checker must leave it alone. */
    boolean isRight() {
        return role == Role.RIGHT;
    }

    /**
     * Writes the copies of a bank's classes.
     *
     * @param folder for the class files
     * @param seed of their order
     * @return the right ones, then the mutants, in the order of the bank, and last the one that does nothing
     */
    static List<Specimen> write(Bank bank, Path folder, long seed) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= bank.rights().size() + bank.mutants().size(); i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, new Random(seed));
        List<Specimen> all = new ArrayList<>();
        for (Class<?> right : bank.rights()) {
            Specimen specimen = right(nameOf(bank, numbers.get(all.size())), right.getSimpleName());
            specimen.write(new Renamed(right), folder);
            all.add(specimen);
        }
        Renamed original = new Renamed(bank.original());
        List<Mutant> mutants = original.mutants();
        for (String id : bank.mutants()) {
            int number = 1 + all.size() - bank.rights().size();
            String className = nameOf(bank, numbers.get(all.size()));
            Specimen specimen = new Specimen(className, "mutant " + number, Role.MUTANT, withId(mutants, id));
            specimen.write(original, folder);
            all.add(specimen);
        }
        all.add(new Specimen(bank.idle().getName(), bank.idle().getSimpleName(), Role.IDLE, null));
        return all;
    }

    private static Mutant withId(List<Mutant> mutants, String id) {
        return mutants.stream()
                .filter(mutant -> mutant.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the bank of the lab has no such mutant: " + id));
    }

    private static String nameOf(Bank bank, int number) {
        return String.format(Locale.ROOT, "%s.s%02d.Executor", bank.original().getPackageName(), number);
    }

    private void write(Renamed renamed, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> copy : renamed.under(className, mutant).entrySet()) {
            Path file = folder.resolve(copy.getKey() + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, copy.getValue());
        }
    }

    /** A number that is the same for the same file. */
    static long seedOf(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be read: " + file, e);
        }
    }
}
