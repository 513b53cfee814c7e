package io.raceproof.lessons.dev;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lesson.Answer;
import io.raceproof.lessons.Lesson.Version;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Lab.Mistake;
import io.raceproof.lessons.lab.Lab.RaceUse;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the data of a lesson and its lab do not agree, and what its bank of answers lacks. */
final class LabCheck {
    private static final int MOST_LINES = 60;
    private static final int RIGHT_ANSWERS = 6;
    private static final int WRONG_ANSWERS = 8;

    private final Lesson lesson;
    private final Lab lab;
    private final List<String> missing = new ArrayList<>();

    LabCheck(Lesson lesson) {
        this.lesson = lesson;
        this.lab = lesson.lab();
    }

    /** A sentence for each thing that is missing. */
    List<String> missing() {
        size();
        versions();
        outcomes();
        allowed();
        misconceptions();
        answers();
        return missing;
    }

    private void size() {
        int files = lesson.folder().sourceFiles().size();
        if (files > Lab.MOST_FILES) {
            missing.add("the folder has " + files + " files beside the answers: at most " + Lab.MOST_FILES);
        }
        long lines = lesson.folder()
                .read(lesson.labName() + ".java")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
                .filter(line -> !line.startsWith("/*") && !line.startsWith("*") && !line.startsWith("//"))
                .filter(line -> !line.equals("}"))
                .count();
        if (lines > MOST_LINES) {
            missing.add(lesson.labName() + ".java has " + lines + " lines of code: at most " + MOST_LINES);
        }
    }

    private void versions() {
        if (lesson.versions().isEmpty() && lab.measurements().isEmpty()) {
            missing.add("lesson.yaml has no versions");
        }
        List<Race<?>> races = lab.races().stream().<Race<?>>map(RaceUse::load).toList();
        for (Version version : lesson.versions()) {
            if (!lesson.folder().read(version.name() + ".java").contains("// @start")) {
                missing.add(version.name()
                        + ".java has no lines between // @start and // @end: nothing of it would be shown");
            }
            for (Race<?> race : races) {
                race.subjects().stream()
                        .filter(subject -> subject.name().equals(version.name()))
                        .filter(subject -> (subject.role() == Subject.Role.BROKEN) != version.isBroken())
                        .forEach(subject ->
                                missing.add(version.name() + " is " + (version.isBroken() ? "broken" : "fixed")
                                        + " in lesson.yaml, and not in the race " + race.title()));
            }
            boolean raced = races.stream()
                    .flatMap(race -> race.subjects().stream())
                    .anyMatch(subject -> subject.name().equals(version.name()));
            boolean checked = lab.checks().stream().anyMatch(check -> check.isOfVersions());
            if (!raced && !checked) {
                missing.add("nothing looks at the version " + version.name() + ": no race has it as a subject");
            }
        }
        boolean judged = races.stream()
                .flatMap(race -> race.subjects().stream())
                .anyMatch(subject -> subject.name().equals(Lab.ANSWER));
        if (!races.isEmpty() && !judged && lab.bank().isEmpty()) {
            missing.add("no race has the subject judged(Lab.ANSWER, …)");
        }
        lesson.evidence().entrySet().stream()
                .filter(entry -> entry.getValue())
                .findFirst()
                .ifPresentOrElse(
                        caught -> {},
                        () -> missing.add("evidence names no lens by which the broken version is caught"));
    }

    private void outcomes() {
        Set<String> named = lab.races().stream()
                .flatMap(use -> use.load().names().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        lesson.outcomes().keySet().stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> missing.add("no race names an outcome \"" + name + "\""));
    }

    /** What may happen has a name that people understand; one that has none is often a mistake in the race. */
    private void allowed() {
        lab.races().stream().limit(1).map(RaceUse::load).forEach(race -> allowed(race));
    }

    private <S> void allowed(Race<S> race) {
        race.rule(race.program()).allowedNames().stream()
                .filter(name -> !lesson.outcomes().containsKey(name))
                .forEach(name -> missing.add("the race " + race.title() + " may end with \"" + name
                        + "\", which is not among the outcomes of lesson.yaml"));
    }

    private void misconceptions() {
        Set<String> aimedAt = lab.mistakes().stream().map(Mistake::key).collect(Collectors.toSet());
        for (String key : lesson.misconceptions().keySet()) {
            if (!aimedAt.contains(key)) {
                missing.add("the lab aims at no mistake \"" + key + "\"");
            }
            if (lesson.answers().stream().map(Answer::misconception).noneMatch(other -> Objects.equals(other, key))) {
                missing.add("no wrong answer is to be told the misconception \"" + key + "\"");
            }
        }
        aimedAt.stream()
                .filter(key -> !lesson.misconceptions().containsKey(key))
                .forEach(key ->
                        missing.add("the mistake \"" + key + "\" of the lab has no misconception in lesson.yaml"));
    }

    private void answers() {
        int right = lesson.rightAnswers().size();
        int wrong = lesson.wrongAnswers().size();
        if (right < RIGHT_ANSWERS) {
            missing.add("there are right answers in " + right + " styles: " + RIGHT_ANSWERS + " at least");
        }
        if (wrong < WRONG_ANSWERS) {
            missing.add("there are " + wrong + " wrong answers: " + WRONG_ANSWERS + " at least");
        }
        for (Answer answer : lesson.answers()) {
            if (answer.isRight() && !answer.why().contains("cost")) {
                missing.add("the right answer " + answer.name() + " does not say what it costs");
            }
        }
    }
}
