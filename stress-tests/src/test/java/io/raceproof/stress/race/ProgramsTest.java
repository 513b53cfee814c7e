package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.race.samples.Ledgers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs are generated, shrunk and kept. */
class ProgramsTest {
    private final Race<Ledgers.Ledger> race = new Ledgers();

    @TempDir
    private Path directory;

    private List<String> generated(long seed, int number) {
        Programs<Ledgers.Ledger> programs = new Programs<>(race, seed);
        return Stream.generate(programs::next).limit(number).map(Program::text).toList();
    }

    @Test
    void the_same_seed_gives_the_same_programs_each_once() {
        List<String> programs = generated(1, 200);
        assertEquals(programs, generated(1, 200));
        assertNotEquals(programs, generated(2, 200));
        assertEquals(200, programs.stream().distinct().count());
    }

    @Test
    void small_ones_come_first_and_all_shapes_come() {
        List<Program<Ledgers.Ledger>> programs =
                generated(1, 100).stream().map(race::program).toList();
        List<Program<Ledgers.Ledger>> first = programs.subList(0, 12);
        assertTrue(first.stream().filter(program -> isSingleCalls(program, 2)).count() >= 6, first::toString);
        assertTrue(first.stream().filter(program -> isSingleCalls(program, 3)).count() >= 3, first::toString);
        Map<Integer, Long> actors = programs.stream()
                .collect(
                        Collectors.groupingBy(program -> program.actors().size(), TreeMap::new, Collectors.counting()));
        assertEquals(List.of(2, 3), List.copyOf(actors.keySet()));
        assertTrue(actors.getOrDefault(3, 0L) >= 20, actors::toString);
        int most = programs.stream()
                .flatMap(program -> program.actors().stream())
                .mapToInt(List::size)
                .max()
                .orElse(0);
        assertEquals(3, most);
        assertTrue(programs.stream().anyMatch(program -> !program.parts().get(0).isEmpty()));
    }

    private static boolean isSingleCalls(Program<?> program, int actors) {
        return program.actors().size() == actors && program.actors().stream().allMatch(calls -> calls.size() == 1);
    }

    @Test
    void all_pairs_of_single_calls_come() {
        int calls = race.operations().size();
        long pairs = generated(1, 4 * calls * calls).stream()
                .map(race::program)
                .filter(program -> isSingleCalls(program, 2))
                .map(program -> program.actors().toString())
                .distinct()
                .count();
        assertTrue(pairs >= calls * (calls + 1) / 2, () -> pairs + " of " + calls + " calls");
    }

    @Test
    void a_program_is_shrunk_to_what_still_fails() {
        Program<Ledgers.Ledger> large =
                race.program("sell(2) | count(); sell(1); count() | sell(1); place(11) | count() | place(1); count()");
        Program<Ledgers.Ledger> small = Programs.shrink(
                large,
                program -> program.actors().stream()
                                .filter(calls -> calls.toString().contains("sell(1)"))
                                .count()
                        == 2);
        assertEquals("- | sell(1) | sell(1) | -", small.text());
        assertEquals(large, Programs.shrink(large, program -> false));
    }

    @Test
    void a_program_is_kept_once() throws Exception {
        Path file = directory.resolve("corpus").resolve("programs.jsonl");
        KeptPrograms kept = new KeptPrograms(file);
        kept.add("race", "- | a() | b() | -", "went\twrong\nbadly");
        kept.add("race", "- | a() | b() | -", "again");
        kept.add("other", "- | a() | b() | -", "there, too");
        assertEquals(List.of("- | a() | b() | -"), kept.of("race"));
        assertEquals(2, Files.readAllLines(file).size());
    }
}
