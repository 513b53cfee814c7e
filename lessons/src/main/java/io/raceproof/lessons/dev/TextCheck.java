package io.raceproof.lessons.dev;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.lessons.Markdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is missing in the text and the hints of a lesson. */
final class TextCheck {
    /** Five minutes. */
    private static final int MOST_WORDS = 1_000;

    private static final int FEWEST_WORDS = 300;
    private static final int HINTS = 4;
    private static final int SHORTEST_HINT = 40;

    /** The beginnings of its headings. */
    private static final List<String> PARTS = List.of(
            LessonFolder.STORY,
            LessonFolder.PREDICT,
            "Fix it",
            "Your turn",
            "Which tool was blind",
            "The same in Python");

    private final Lesson lesson;
    private final String text;
    private final Markdown markdown;
    private final List<String> missing = new ArrayList<>();

    TextCheck(Lesson lesson) {
        this.lesson = lesson;
        this.text = lesson.folder().read(LessonFolder.TEXT);
        this.markdown = Markdown.of(text);
    }

    /** A sentence for each thing that is missing. */
    List<String> missing(List<Lesson> earlier) {
        length();
        parts();
        shownJava();
        hints();
        terms(earlier);
        return missing;
    }

    private void length() {
        int words = text.strip().split("\\s+").length;
        if (words > MOST_WORDS) {
            missing.add("text.md has " + words + " words: in five minutes one reads " + MOST_WORDS);
        } else if (words < FEWEST_WORDS) {
            missing.add("text.md has only " + words + " words");
        }
    }

    private void parts() {
        List<String> headings = markdown.headings(2);
        PARTS.stream()
                .filter(part -> headings.stream().noneMatch(heading -> heading.startsWith(part)))
                .forEach(part -> missing.add("text.md lacks the part \"## " + part + "\""));
        for (String language : List.of("java", "python")) {
            if (markdown.code(language).isEmpty()) {
                missing.add("text.md shows no " + language);
            }
        }
        if (Markdown.of(lesson.section(LessonFolder.PREDICT)).paragraphs().stream()
                .noneMatch(Markdown.Flow::isOpenTask)) {
            missing.add("text.md has nothing to tick below \"## " + LessonFolder.PREDICT + "\"");
        }
        if (!lesson.outcomes().isEmpty() && !text.contains(LessonFolder.OUTCOMES)) {
            missing.add("text.md lacks the line " + LessonFolder.OUTCOMES + ", where the outcomes to predict are");
        }
    }

    /** No Java is shown that was not compiled: the lines of each block follow each other in one file. */
    private void shownJava() {
        List<String> sources = lesson.folder().javaFiles().stream()
                .map(file -> flat(lesson.folder().read(file)))
                .toList();
        for (String block : markdown.code("java")) {
            String shown = flat(block);
            if (sources.stream().noneMatch(source -> source.contains(shown))) {
                missing.add("text.md shows Java that is in no file of the folder: "
                        + shown.lines().findFirst().orElse(""));
            }
        }
    }

    /** Without indentation and annotations, which a text may leave out. */
    private static String flat(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.equals("@Override"))
                .collect(Collectors.joining("\n"));
    }

    private void hints() {
        List<String> hints = lesson.folder().hints();
        if (hints.size() != HINTS) {
            missing.add("hints.md has " + hints.size() + " hints: there are four, from a question to near-code");
        }
        hints.stream()
                .filter(hint -> hint.length() < SHORTEST_HINT)
                .forEach(hint -> missing.add(
                        "a hint says nothing: " + hint.lines().findFirst().orElse("")));
    }

    private void terms(List<Lesson> earlier) {
        Set<String> explained = new LinkedHashSet<>();
        earlier.forEach(other -> explained.addAll(other.terms()));
        String prose = markdown.prose();
        List<String> emphasized = markdown.emphasized();
        for (String term : lesson.terms()) {
            if (emphasized.stream().noneMatch(shown -> shown.startsWith(term.toLowerCase(Locale.ROOT)))) {
                missing.add("the term \"" + term + "\" is nowhere in italics in text.md, where it would be explained");
            }
        }
        explained.addAll(lesson.terms());
        for (String term : knownTerms()) {
            boolean known = explained.stream().anyMatch(other -> other.equals(term) || other.equals(term + "s"));
            if (!known
                    && Pattern.compile("\\b" + Pattern.quote(term) + "s?\\b")
                            .matcher(prose)
                            .find()) {
                missing.add("the term \"" + term
                        + "\" is used and not explained: write it in italics where the text explains"
                        + " it, and list it under terms");
            }
        }
    }

    private static List<String> knownTerms() {
        try (InputStream in = TextCheck.class.getResourceAsStream("terms.txt")) {
            if (in == null) {
                throw new IllegalStateException("terms.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("terms.txt cannot be read", e);
        }
    }
}
