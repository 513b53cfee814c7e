package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.lab.Bank;
import io.raceproof.lessons.lab.CheckerScenario;
import io.raceproof.lessons.lab.Step;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lesson16_checker.CheckerLab;
import lesson16_checker.SmallExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as a kill, as a false alarm and as power; and what a checker is run on. */
class ScoreTest {
    private static final Probe CHECK = new Probe(Probe.Kind.CHECK, 0, "tasks are run", false);
    private static final Probe RACE = new Probe(Probe.Kind.RACE, 0, "x.OwnChecker$TwoSubmit", true);
    private static final Specimen RIGHT = Specimen.right("s.One", "Right");
    private static final Specimen FIRST = new Specimen("s.Two", "mutant 1", Specimen.Role.MUTANT, null);
    private static final Specimen SECOND = new Specimen("s.Three", "mutant 2", Specimen.Role.MUTANT, null);
    private static final Specimen IDLE = new Specimen("s.Four", "Idle", Specimen.Role.IDLE, null);

    @TempDir
    Path folder;

    private final List<StepResult> told = new ArrayList<>();
    private final Score score = score(2);

    private Score score(int needed) {
        Bank bank = new Bank(
                List.of(Object.class),
                Object.class,
                needed,
                List.of(new Bank.Kind("workers", "Submit twice.", "a"), new Bank.Kind("waiting", "Wait.", "b")),
                null);
        Score made = new Score(bank, List.of(RIGHT, FIRST, SECOND, IDLE), told::add);
        made.probes(List.of(CHECK, RACE));
        return made;
    }

    @Test
    void a_mutant_is_killed_once_and_told_at_once() {
        score.fails(CHECK, FIRST, "one run", "nothing was run");
        score.fails(RACE, FIRST, "happens-before", "data race");
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).summary().startsWith("mutant 1 killed after "), told::toString);
        assertEquals(List.of("by \"tasks are run\", one run"), told.get(0).details());
        assertTrue(score.hasPower(RACE), "it would have killed it");
        assertEquals(List.of(SECOND), score.alive());
        assertFalse(score.isPassed(), "two are needed");
        assertEquals("1 of 2 mutants killed, 2 are needed; no false alarm", score.summary());
        score.fails(RACE, SECOND, "model checker", "");
        assertTrue(score.isPassed());
        assertEquals(List.of(), score.board());
    }

    @Test
    void a_probe_that_fails_on_a_right_implementation_is_void() {
        score.fails(CHECK, RIGHT, "one run", "it was too slow");
        score.fails(CHECK, FIRST, "one run", "it was too slow");
        score.fails(RACE, FIRST, "happens-before", "data race");
        score.fails(RACE, SECOND, "happens-before", "data race");
        assertFalse(score.isWanted(CHECK, SECOND), "it can kill nothing any more");
        assertEquals(List.of(), score.probes(true));
        assertFalse(score.isPassed(), "one false alarm is too many, whatever else is killed");
        assertEquals("2 of 2 mutants killed; false alarms: 1", score.summary());
        assertEquals(
                List.of(
                        "false alarm: \"tasks are run\" fails on Right (one run): it was too slow. It is void, and kills no"
                                + " mutant."),
                score.board());
    }

    @Test
    void a_probe_without_power_is_named_and_so_is_each_kind_that_is_not_seen() {
        score.fails(RACE, IDLE, "one preemption", "threw");
        assertEquals(
                List.of(
                        "no power, for they hold even for an executor that does nothing: \"tasks are run\"",
                        "no power here, for no mutant breaks what they check: race TwoSubmit",
                        "not seen: workers (mutant 1). Submit twice.",
                        "not seen: waiting (mutant 2). Wait."),
                score.board());
        assertTrue(told.isEmpty(), "what does nothing is no mutant");
    }

    @Test
    void what_is_known_is_not_looked_at_again() {
        assertTrue(score.isWanted(CHECK, IDLE) && score.isWanted(CHECK, FIRST));
        score.fails(CHECK, FIRST, "one run", "x");
        assertFalse(score.isWanted(CHECK, IDLE), "it has power");
        assertFalse(score.isWanted(CHECK, FIRST));
        assertTrue(score.isWanted(CHECK, SECOND), "it lives");
        assertTrue(score.isWanted(RACE, FIRST), "whether the race has power is not known");
    }

    @Test
    void a_probe_survives_its_way_through_another_process() {
        assertEquals(RACE, Probe.parse(RACE.text()));
        assertEquals(CHECK, Probe.parse(CHECK.text()));
        assertEquals(
                CheckerScenario.class.getName() + "#x.OwnChecker/0/s.Two",
                new Probe(Probe.Kind.SCENARIO, 0, "two submit", true).scenario("x.OwnChecker", FIRST));
    }

    @Test
    void mutants_and_right_implementations_have_names_of_one_form_and_each_is_a_class_of_its_own() throws Exception {
        Bank bank = new CheckerLab().bank().orElseThrow();
        List<Specimen> specimens = Specimen.write(bank, folder, 1);
        assertEquals(12, bank.mutants().size());
        assertEquals(4 + 12 + 1, specimens.size());
        assertNotEquals(
                specimens.stream().map(Specimen::className).toList(),
                Specimen.write(bank, folder.resolve("other"), 2).stream()
                        .map(Specimen::className)
                        .toList(),
                "their order differs from file to file");
        Set<String> contents = new HashSet<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            for (Specimen specimen : specimens) {
                if (specimen.role() != Specimen.Role.IDLE) {
                    assertTrue(
                            specimen.className().matches("lesson16_checker\\.s[0-9]{2}\\.Executor"),
                            specimen::toString);
                    assertTrue(contents.add(contentOf(specimen)), () -> specimen + " is the same as another");
                }
                Object factory = Class.forName(specimen.className(), true, loader)
                        .getConstructor()
                        .newInstance();
                assertEquals(
                        0,
                        ((SmallExecutor.Factory) factory).make(1, worker -> {}).workers(),
                        specimen::toString);
            }
        }
    }

    /** The sizes and sums of its class files, which do not depend on its name. */
    private String contentOf(Specimen specimen) throws Exception {
        String inFolder = specimen.className().replace('.', '/').replaceFirst("/[^/]*$", "");
        Path place = folder.resolve(inFolder);
        String name = inFolder.replaceFirst(".*/", "");
        try (Stream<Path> files = Files.list(place)) {
            StringBuilder content = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                content.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .replace("/" + name + "/", "//"));
            }
            return content.toString();
        }
    }

    @Test
    void a_bank_with_a_mutant_that_there_is_not_is_told() {
        Bank bank = new CheckerLab().bank().orElseThrow();
        Bank wrong = new Bank(
                bank.rights(), bank.idle(), 1, List.of(new Bank.Kind("x", "y", "drop-lock:Nothing.there#1")), null);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Specimen.write(wrong, folder, 1));
        assertTrue(String.valueOf(e.getMessage()).contains("drop-lock:Nothing.there#1"), e::toString);
    }

    @Test
    void the_lesson_has_one_step_besides_the_compiler() {
        Lesson lesson = Lessons.find("16").orElseThrow();
        assertEquals(List.of(Step.COMPILE, Step.CHECKER), Plan.of(lesson.lab()));
        assertEquals(List.of(), Plan.longOnes(lesson.lab()), "nothing goes on in the background");
    }
}
