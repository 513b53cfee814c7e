package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.lincheck.CondensedTrace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Names an interleaving that was found, so that it can be found again on another machine: the model checker finds the same one in the
 * same code. Written as 32 letters and digits:
 *
 * <pre>
 *   format  lesson  step  JDK   kit    source  interleaving  check sum
 *     1       1       1    1     4       4          4            4      bytes
 * </pre>
 *
 * <p>In Crockford's base 32: in small letters too, and with an O for a 0, or an I or L for a 1, it is the same.
 *
 * @param lesson its number
 * @param step that found it
 * @param jdk the feature version
 * @param kit a digest of the lesson's lab and versions
 * @param source a digest of the learner's file
 * @param story a digest of the interleaving
 * @see <a href="https://www.crockford.com/base32.html">Base 32</a>
 */
record ReproToken(int lesson, Step step, int jdk, int kit, int source, int story) {
    private static final byte FORMAT = 1;
    private static final int BYTES = 20;
    private static final int CHECKED = BYTES - Integer.BYTES;
    private static final int BITS = 5;
    private static final int GROUP = 8;
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** By their numbers in a token, which stay as they are: add a new one at the end. */
    private static final List<Step> STEPS = List.of(
            Step.COMPILE,
            Step.CONTRACT,
            Step.WRONG_FIX,
            Step.MODEL,
            Step.HAPPENS_BEFORE,
            Step.GENERATED,
            Step.STRESS,
            Step.MEASURE);

    /** Of a step that has failed here and now; empty if it has no interleaving. */
    static Optional<ReproToken> of(Lesson lesson, List<String> source, StepResult result) {
        return Optional.ofNullable(result.story())
                .map(story -> new ReproToken(
                        Integer.parseInt(lesson.number()),
                        result.step(),
                        Runtime.version().feature(),
                        kitOf(lesson),
                        sourceOf(source),
                        storyOf(story)));
    }

    /** A digest of what decides how an answer to a lesson is looked at. */
    static int kitOf(Lesson lesson) {
        List<String> parts = new ArrayList<>(List.of("raceproof 0.1.0"));
        for (String name : lesson.folder().sourceFiles()) {
            if (name.endsWith(".java") || name.endsWith(".yaml")) {
                parts.add(name);
                parts.addAll(stripped(lesson.folder().read(name).lines().toList()));
            }
        }
        return digest(parts);
    }

    /** A digest of a file, whatever ends its lines. */
    static int sourceOf(List<String> lines) {
        return digest(stripped(lines));
    }

    private static List<String> stripped(List<String> lines) {
        return lines.stream()
                .map(line -> line.replace("\ufeff", "").stripTrailing())
                .toList();
    }

    /** The lines of a file, in whatever encoding. */
    static List<String> linesOf(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** A digest of who does what in which order; objects may have other numbers another time. */
    static int storyOf(CondensedTrace story) {
        List<String> parts = new ArrayList<>();
        story.rows()
                .forEach(row -> parts.add(row.thread() + " " + row.location().file() + ":"
                        + row.location().line() + " " + row.goesOn() + " "
                        + row.action().replaceAll("#\\d+", "")));
        story.ending()
                .stuck()
                .forEach(stuck ->
                        parts.add(stuck.thread() + " " + stuck.location().line()));
        return digest(parts);
    }

    private static int digest(List<String> parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .put((byte) lesson)
                .put((byte) STEPS.indexOf(step))
                .put((byte) jdk)
                .putInt(kit)
                .putInt(source)
                .putInt(story);
        bytes.putInt(checkSum(bytes.array()));
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < BYTES * Byte.SIZE; at += BITS) {
            if (at > 0 && at % (BITS * GROUP) == 0) {
                text.append('-');
            }
            int value = 0;
            for (int bit = at; bit < at + BITS; bit++) {
                value = (value << 1) | ((bytes.get(bit / Byte.SIZE) >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1);
            }
            text.append(DIGITS.charAt(value));
        }
        return text.toString();
    }

    private static int checkSum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, CHECKED);
        return (int) sum.getValue();
    }

    /** Whether a text was meant as a token: it is longer than a lesson's name or number. */
    static boolean isMeant(String text) {
        return text.length() > GROUP && !text.startsWith("lesson");
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none, in one sentence
     */
    static ReproToken parse(String text) {
        String plain = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != BYTES * Byte.SIZE / BITS) {
            throw new IllegalArgumentException(
                    "a token has 32 letters and digits in four groups, this has " + plain.length() + ": copy it whole");
        }
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < plain.length(); i++) {
            int value = DIGITS.indexOf(plain.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("\"" + plain.charAt(i) + "\" is in no token: copy it whole");
            }
            for (int bit = 0; bit < BITS; bit++) {
                int at = i * BITS + bit;
                bytes[at / Byte.SIZE] |= (byte) (((value >> (BITS - 1 - bit)) & 1) << (Byte.SIZE - 1 - at % Byte.SIZE));
            }
        }
        return read(bytes);
    }

    private static ReproToken read(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        if (checkSum(array) != bytes.getInt(CHECKED)) {
            throw new IllegalArgumentException("the token's check sum is wrong: a letter of it was mistyped");
        }
        byte format = bytes.get();
        int lesson = Byte.toUnsignedInt(bytes.get());
        int step = Byte.toUnsignedInt(bytes.get());
        if (format != FORMAT || step >= STEPS.size()) {
            throw new IllegalArgumentException(
                    "the token was made by another version of raceproof: use the same on both machines");
        }
        int jdk = Byte.toUnsignedInt(bytes.get());
        return new ReproToken(lesson, STEPS.get(step), jdk, bytes.getInt(), bytes.getInt(), bytes.getInt());
    }
}
