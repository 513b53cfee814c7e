package io.raceproof.lessons;

import io.raceproof.lessons.Lesson.Answer;
import io.raceproof.lessons.Lesson.Version;
import io.raceproof.lessons.lab.LensKind;
import io.raceproof.lessons.lab.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the {@code lesson.yaml} of a folder, and sees that the files are there which it names. What is wrong is said in one
 * sentence, with the file and the line.
 */
final class LessonReader {
    private static final List<String> KEYS = List.of(
            "title",
            "part",
            "story",
            "goal",
            "lab",
            "starter",
            "versions",
            "outcomes",
            "evidence",
            "misconceptions",
            "terms",
            "solutions",
            "answers");

    private final LessonFolder folder;
    private final YamlMap data;
    private final Map<String, String> misconceptions;

    private LessonReader(LessonFolder folder) {
        this.folder = folder;
        this.data = YamlMap.parse(folder.packageName() + "/" + LessonFolder.DATA, folder.read(LessonFolder.DATA));
        data.allow("a lesson", KEYS);
        this.misconceptions = data.map("misconceptions", YamlMap::text);
    }

    /** Reads a lesson. */
    static Lesson read(LessonFolder folder) {
        return new LessonReader(folder).lesson();
    }

    private Lesson lesson() {
        for (String file : List.of(LessonFolder.TEXT, LessonFolder.HINTS)) {
            if (!folder.has(file)) {
                throw data.bad("title", "the folder lacks the file " + file);
            }
        }
        List<Answer> answers = answers();
        return new Lesson(
                folder,
                data.text("title"),
                part(),
                data.text("story"),
                data.text("goal"),
                classNamed("lab"),
                classNamed("starter"),
                versions(),
                data.map("outcomes", YamlMap::text),
                evidence(),
                misconceptions,
                data.list("terms"),
                solutions(),
                answers);
    }

    private int solutions() {
        int solutions = data.number("solutions", 1);
        if (solutions < 1 || solutions > 3) {
            throw data.bad("solutions", "\"solutions\", how many the lesson asks for, is 1, 2 or 3, not " + solutions);
        }
        return solutions;
    }

    private int part() {
        int part = data.number("part", 1);
        if (part < 1 || part > 3) {
            throw data.bad("part", "\"part\" is 1, 2 or 3, not " + part);
        }
        return part;
    }

    /** The value of a key, for which there must be a Java file. */
    private String classNamed(String key) {
        String name = data.text(key);
        if (!folder.has(name + ".java")) {
            throw data.bad(key, "the folder lacks the file " + name + ".java");
        }
        return name;
    }

    private List<Version> versions() {
        List<Version> versions =
                new ArrayList<>(data.map("versions", this::version).values());
        boolean fixed = false;
        for (Version version : versions) {
            if (version.isBroken() && fixed) {
                throw data.bad(
                        "versions", "the broken version " + version.name() + " must stand before the fixed ones");
            }
            fixed |= !version.isBroken();
        }
        if (!versions.isEmpty() && !versions.get(0).isBroken()) {
            throw data.bad("versions", "the first version must be a broken one");
        }
        return versions;
    }

    private Version version(YamlMap all, String name) {
        YamlMap version = all.map(name);
        version.allow("a version", List.of("kind", "what"));
        if (!folder.has(name + ".java")) {
            throw all.bad(name, "the folder lacks the file " + name + ".java");
        }
        return new Version(
                name, oneOf(version, "kind", List.of("broken", "fixed")).equals("broken"), version.text("what"));
    }

    private static String oneOf(YamlMap map, String key, List<String> words) {
        String word = map.text(key);
        if (!words.contains(word)) {
            throw map.bad(key, "\"" + key + "\" is " + String.join(" or ", words) + ", not " + word);
        }
        return word;
    }

    private Map<LensKind, Boolean> evidence() {
        Map<LensKind, Boolean> evidence = new EnumMap<>(LensKind.class);
        data.map("evidence", (lenses, name) -> {
            LensKind lens = LensKind.of(name)
                    .orElseThrow(() -> lenses.bad(
                            name,
                            "there is no lens \"" + name + "\": the lenses are "
                                    + String.join(", ", LensKind.names())));
            return evidence.put(
                    lens, oneOf(lenses, name, List.of("caught", "silent")).equals("caught"));
        });
        return evidence;
    }

    private List<Answer> answers() {
        List<Answer> answers = new ArrayList<>(data.map("answers", this::answer).values());
        List<String> named = answers.stream().map(Answer::name).toList();
        for (String name : folder.answerNames()) {
            if (!named.contains(name)) {
                throw data.bad("answers", "the file " + LessonFolder.answer(name) + " is not among the answers");
            }
        }
        return answers;
    }

    private Answer answer(YamlMap all, String name) {
        YamlMap answer = all.map(name);
        answer.allow("an answer", List.of("kind", "jdk", "verdict", "misconception", "why"));
        if (!folder.has(LessonFolder.answer(name))) {
            throw all.bad(name, "the folder lacks the file " + LessonFolder.answer(name));
        }
        boolean right = oneOf(answer, "kind", List.of("right", "wrong")).equals("right");
        String misconception = answer.textOrNull("misconception");
        if (misconception != null && !misconceptions.containsKey(misconception)) {
            throw answer.bad("misconception", "there is no misconception \"" + misconception + "\"");
        }
        if (right && (answer.has("verdict") || misconception != null)) {
            throw all.bad(name, "a right answer has neither a verdict nor a misconception");
        }
        Set<String> verdicts = right ? Set.of() : verdicts(answer);
        return new Answer(name, right, answer.number("jdk", 17), verdicts, misconception, answer.text("why"));
    }

    private static Set<String> verdicts(YamlMap answer) {
        List<String> words = Stream.of(answer.text("verdict").split("\\|", -1))
                .map(String::strip)
                .toList();
        for (String word : words) {
            if (Step.of(word).isEmpty()) {
                throw answer.bad(
                        "verdict",
                        "there is no step \"" + word + "\": the steps are " + String.join(", ", Step.keys()));
            }
        }
        return Set.copyOf(words);
    }
}
