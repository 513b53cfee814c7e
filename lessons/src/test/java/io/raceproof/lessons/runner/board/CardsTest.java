package io.raceproof.lessons.runner.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.lab.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card comes back as it was; whatever else is read is refused in a sentence, or cut to what it may be. */
class CardsTest {
    @TempDir
    Path directory;

    private final Cards cards = new Cards(Lessons.all());

    @Test
    void a_card_is_read_as_it_was_written() throws Exception {
        Card card = Card.of("Ada")
                .checked("lesson01", CardsForTests.broken("a sold ticket is not in the list"))
                .predicted("lesson01", List.of("both", "one lost"), List.of("both"))
                .checked("lesson02", CardsForTests.held());
        assertEquals(card, cards.read(Cards.json(card)));
        Card.Work work = Objects.requireNonNull(card.lessons().get("lesson01"));
        assertEquals(Step.MODEL, work.step());
        assertEquals("a sold ticket is not in the list", work.mistake());
        assertEquals(3, Objects.requireNonNull(work.picture()).rows().size());
        assertFalse(Cards.json(card).contains("\n"));
        assertFalse(Cards.json(card).contains("lesson01_tickets"), "no names of files or classes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"card\"",
                "{",
                "{}",
                "{\"schema\":1}",
                "{\"schema\":1,\"nickname\":\"a\"}",
                "{\"schema\":2,\"nickname\":\"a\",\"lessons\":{}}",
                "{\"schema\":1e99,\"nickname\":\"a\",\"lessons\":{}}",
                "{\"schema\":1,\"nickname\":\" \\u0000\\u202e \",\"lessons\":{}}",
                "{\"schema\":1,\"nickname\":\"a\",\"lessons\":[1]}",
                "{\"schema\":1,\"nickname\":\"a\",\"lessons\":{\"lesson01\":7}}",
                "{\"schema\":1,\"nickname\":\"a\",\"lessons\":{\"lesson01\":{\"predicted\":[null],\"seen\":[]}}}",
                "{\"schema\":1,\"nickname\":\"a\",\"lessons\":{\"lesson01\":{\"verdict\":\"HELD\"}}}",
                "{\"schema\":1,\"nickname\":\"a\",\"lessons\":{}} and more",
            })
    void what_is_no_card_is_refused_in_a_sentence(String json) {
        BadCardException refused = assertThrows(BadCardException.class, () -> cards.read(json));
        assertTrue(String.valueOf(refused.getMessage()).matches("(?s)[A-Z].{20,160}\\.?"), refused.getMessage());
    }

    /** What the compiler says quotes the learner's lines. */
    @Test
    void what_does_not_compile_is_not_quoted() {
        Card card = Card.of("Ada")
                .checked("lesson01", CardsForTests.broken(Step.COMPILE, "secret = 7 is no statement", null));
        assertEquals(
                "it breaks",
                Objects.requireNonNull(card.lessons().get("lesson01")).mistake());
    }

    @Test
    void nesting_without_end_is_no_card_and_no_stack_overflow() {
        String deep = "{\"schema\":1,\"nickname\":\"a\",\"lessons\":{},\"x\":" + "[".repeat(60_000);
        assertThrows(BadCardException.class, () -> cards.read(deep));
    }

    @Test
    void what_is_too_long_is_cut_and_what_is_unknown_left_out() throws Exception {
        String many = "{\"thread\":0,\"text\":\"" + "x".repeat(5_000) + "\",\"details\":\"\"},";
        String json = "{\"schema\":1,\"nickname\":\"" + "n".repeat(3_000) + "\",\"lessons\":{\"lesson99\":{},"
                + "\"lesson01\":{\"verdict\":\"PERFECT\",\"step\":\"MODEL\",\"mistake\":\"" + "m".repeat(3_000)
                + "\",\"predicted\":[\"both\",\"no such\"],\"seen\":[],\"picture\":{\"threads\":[\"t\"],\"ending\":[],"
                + "\"rows\":[" + many.repeat(9) + "{\"thread\":7,\"text\":\"\",\"details\":\"\"}]}}}}";
        Card card = cards.read(json.replace("\"lesson99\":{}", "\"lesson99\":{\"predicted\":[],\"seen\":[]}"));
        assertEquals(Plain.NICKNAME, card.nickname().length());
        assertEquals(java.util.Set.of("lesson01"), card.lessons().keySet());
        Card.Work work = Objects.requireNonNull(card.lessons().get("lesson01"));
        assertEquals(null, work.verdict());
        assertEquals(Plain.SENTENCE, work.mistake().length());
        assertEquals(List.of("both"), work.predicted());
        Card.Picture picture = Objects.requireNonNull(work.picture());
        assertEquals(Card.MOST_ROWS, picture.rows().size());
        assertTrue(picture.rows().stream().allMatch(row -> row.text().length() == Plain.ROW));
    }

    @Test
    void directions_and_controls_are_no_part_of_a_nickname() throws Exception {
        assertEquals("a b", Cards.nickname("\u202ea\u0007\u2066b\u200f\n"));
        assertEquals("Zoë 李", Cards.nickname(" Zoë 李 "));
        assertThrows(BadCardException.class, () -> Cards.nickname("\ud800"));
    }

    @Test
    void the_cards_of_a_folder_are_read_and_what_is_none_is_told() throws Exception {
        Cards.write(Card.of("a"), directory.resolve(Cards.fileName(Card.of("a"), "1")));
        Cards.write(Card.of("a/../b"), directory.resolve(Cards.fileName(Card.of("a/../b"), "2")));
        Files.writeString(directory.resolve("x" + Cards.SUFFIX), "<html>");
        Files.writeString(directory.resolve("y" + Cards.SUFFIX), " ".repeat(Cards.MOST_BYTES + 1));
        Files.writeString(directory.resolve("notes.txt"), "mine");
        List<String> trouble = new ArrayList<>();
        Map<Path, Card> all = cards.readAll(directory, trouble::add);
        assertEquals(
                List.of("a", "a/../b"),
                all.values().stream().map(Card::nickname).toList());
        assertEquals(2, trouble.size(), trouble::toString);
    }
}
