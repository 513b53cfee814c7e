package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.dev.NewLesson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a lesson's folder is one sentence, with the file and the line. */
class LessonReaderTest {
    @TempDir
    Path directory;

    private Path folder() throws Exception {
        return NewLesson.write("lesson98_added", directory);
    }

    private static String said(Path folder) {
        return String.valueOf(assertThrows(BadLessonException.class, () -> LessonReader.read(new LessonFolder(folder)))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title: a visit too few | titel: a visit too few     | 2: a lesson has no key "titel": the keys are title, part,
            title: a visit too few |                            | 3: the key "title" is missing
            title: a visit too few | title: [a, b]              | 2: "title" must be a text
            part: 3                | part: 4                    | 3: "part" is 1, 2 or 3, not 4
            part: 3                | part: three                | 3: "part" must be a number, not three
            part: 3                | title: twice               | 3: the file has the key "title" twice
            lab: AddedLab          | lab: OtherLab              | 6: the folder lacks the file OtherLab.java
            starter: Gate          | starter: Door              | 7: the folder lacks the file Door.java
            PlainVisits: {kind: broken | PlainVisits: {kind: bad | 9: "kind" is broken or fixed, not bad
            PlainVisits: {kind: broken | PlainVisits: {kind: fixed | 9: the first version must be a broken one
            LockedVisits: {kind: fixed, what | LockedVisits: {kind: fixed, says | 10: a version has no key "says"
            LockedVisits:          | LookedVisits:              | 10: the folder lacks the file LookedVisits.java
            model checker: caught  | Lincheck: caught           | 17: there is no lens "Lincheck": the lenses are unit test,
            model checker: caught  | model checker: yes         | 17: "model checker" is caught or silent, not yes
            terms: []              | terms: task                | 20: "terms" must be a list
            atomic_integer: {      | atomic_int: {              | 23: the folder lacks the file answers/atomic_int.java
            verdict: model         | verdict: modle             | 24: there is no step "modle": the steps are compile,
            verdict: model         | misconception: x, verdict: model | 24: there is no misconception "x"
            misconceptions: {}     | misconceptions: none       | 19: "misconceptions" must be keys with values
            terms: []              | terms: [                   | this is no YAML
            """)
    void a_mistake_in_the_data_is_told_with_its_line(String old, String changed, String sentence) throws Exception {
        Path folder = folder();
        Path data = folder.resolve(LessonFolder.DATA);
        String text = Files.readString(data);
        assertTrue(text.contains(old), text);
        Files.writeString(data, text.replace(old, changed == null ? "" : changed));
        String said = said(folder);
        assertTrue(said.startsWith("lesson98_added/lesson.yaml:"), said);
        assertTrue(said.contains(sentence), said);
        assertEquals(1, said.lines().count(), said);
    }

    @Test
    void a_file_that_is_missing_and_an_answer_that_is_not_listed_are_told() throws Exception {
        Path folder = folder();
        assertEquals(
                List.of("atomic_integer", "synchronized_methods", "volatile_number"),
                LessonReader.read(new LessonFolder(folder)).folder().answerNames());
        Path answer = Files.writeString(folder.resolve("answers").resolve("more.java"), "class Gate {}");
        assertTrue(said(folder).contains("the file answers/more.java is not among the answers"), said(folder));
        Files.delete(answer);
        Files.delete(folder.resolve(LessonFolder.HINTS));
        assertTrue(said(folder).contains("the folder lacks the file hints.md"), said(folder));
    }
}
