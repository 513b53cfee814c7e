package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.NightlyTier;
import io.raceproof.lessons.lab.Step;
import io.raceproof.lessons.runner.board.CardsForTests;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is what it was when it was printed, or refused; and the interleaving that it names is found again. */
class ReproTokenTest {
    @TempDir
    Path directory;

    private final Lesson first = Lessons.all().get(0);
    private final ReproToken token = new ReproToken(1, Step.MODEL, 17, 0x12345678, -2, 0x7fffffff);

    @Test
    void it_is_read_as_it_was_written_and_as_people_type_it() {
        String text = token.toString();
        assertTrue(text.matches("([0-9A-HJKMNP-TV-Z]{8}-){3}[0-9A-HJKMNP-TV-Z]{8}"), text);
        assertEquals(token, ReproToken.parse(text));
        assertEquals(token, ReproToken.parse(text.toLowerCase(Locale.ROOT).replace("-", "")));
        assertEquals(
                token,
                ReproToken.parse(" " + text.replace('0', 'O').replace('1', 'l').replace("-", " ")));
    }

    @Test
    void each_single_letter_that_is_mistyped_is_noticed() {
        String text = token.toString();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '-') {
                String typo = text.substring(0, i) + (text.charAt(i) == '7' ? 'Q' : '7') + text.substring(i + 1);
                assertThrows(IllegalArgumentException.class, () -> ReproToken.parse(typo), typo);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense-and-more",
                "12345678-12345678-12345678-1234567",
                "12345678-12345678-12345678-12345678",
                "12345678-12345678-12345678-1234567!",
                "ÄÖÜ45678-12345678-12345678-12345678",
                "00000000-00000000-00000000-00000000",
            })
    void nonsense_gets_one_sentence(String text) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        String sentence = String.valueOf(assertThrows(IllegalArgumentException.class, () -> ReproToken.parse(text))
                .getMessage());
        assertTrue(sentence.length() < 120 && !sentence.contains("\n"), sentence);
        assertTrue(ReproToken.isMeant(text), text);
        assertEquals(64, trace(errors, text));
    }

    private int trace(ByteArrayOutputStream out, String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        List<String> all = new java.util.ArrayList<>(List.of("trace"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--dir", directory.resolve("work").toString()));
        return Cli.run(terminal, all.toArray(String[]::new));
    }

    @Test
    void the_same_code_has_the_same_digest_whatever_ends_its_lines_and_other_code_another() throws Exception {
        Path unix = Files.writeString(directory.resolve("unix"), "a\n  b\n");
        Path windows = Files.writeString(directory.resolve("windows"), "\ufeffa  \r\n  b");
        assertEquals(ReproToken.sourceOf(ReproToken.linesOf(unix)), ReproToken.sourceOf(ReproToken.linesOf(windows)));
        assertNotEquals(ReproToken.sourceOf(List.of("a", "b")), ReproToken.sourceOf(List.of("a", "  b")));
        assertNotEquals(
                ReproToken.storyOf(CardsForTests.story("sold.add(1)")),
                ReproToken.storyOf(CardsForTests.story("sold.get(1)")));
        assertEquals(
                ReproToken.storyOf(CardsForTests.story("list#1.add(1)")),
                ReproToken.storyOf(CardsForTests.story("list#7.add(1)")));
        assertNotEquals(ReproToken.kitOf(first), ReproToken.kitOf(Lessons.all().get(1)));
    }

    @Test
    void a_check_without_an_interleaving_has_none() {
        assertTrue(ReproToken.of(first, List.of(), CardsForTests.held().last()).isEmpty());
        assertTrue(ReproToken.of(first, List.of(), CardsForTests.broken("x").last())
                .isPresent());
    }

    @Test
    void other_code_another_JDK_and_another_kit_are_told_and_nothing_is_run() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReproToken other = new ReproToken(1, Step.MODEL, 99, 7, 7, 7);
        assertEquals(1, trace(out, other.toString()));
        String told = out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        assertTrue(told.contains("What differs: the code."), told);
        assertTrue(told.contains("What differs: the JDK, 99 there, "), told);
        assertTrue(told.contains("What differs: raceproof: its lesson 1 there is another version"), told);
        assertTrue(!told.contains("interleaving"), told);
        assertEquals(64, trace(out, other.toString(), "no-such-file"));
    }

    /** Two folders are two machines: neither knows of the other's checks. */
    @Test
    @NightlyTier("it runs the model checker twice")
    void the_interleaving_of_a_token_is_found_again_on_another_machine() throws Exception {
        Terminal nowhere = new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false,
                Map.of());
        Workspace one = new Workspace(directory.resolve("one"));
        Path file = one.file(first); // the starter loses tickets
        ReproToken printed;
        try (Judging judging = new Judging(nowhere, one)) {
            printed = ReproToken.of(
                            first,
                            ReproToken.linesOf(file),
                            judging.silently(first, file).last())
                    .orElseThrow();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path mailed = Files.copy(file, directory.resolve("mailed by Ada.java"));
        assertEquals(0, trace(out, printed.toString(), mailed.toString()), out.toString(StandardCharsets.UTF_8));
        String told = out.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("It is the interleaving of the token."), told);
        assertTrue(told.contains("an interleaving breaks it"), told);
        Path page =
                directory.resolve("work/.raceproof/token").resolve(first.id()).resolve("trace.html");
        assertTrue(Objects.requireNonNull(Files.readString(page)).contains("BoxOffice"));
    }
}
