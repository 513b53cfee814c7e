package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Check;
import io.raceproof.lessons.lab.Fresh;
import io.raceproof.lessons.lab.Lab;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The program of the JVM in which a contract is checked. It writes a line as each check begins and ends, so that whoever
 * reads it knows how far it came, whatever the learner's code does to this JVM:
 *
 * <pre>
 *   begin CLAIM    then one of
 *   passed
 *   failed WHY     the last line: the answer is wrong
 *   late WHY       the last line: unknown
 *   end            the last line: all checks have passed
 * </pre>
 */
final class ContractMain {
    /** The exit status where the file cannot be written. */
    static final int CANNOT_WRITE = 74;

    /** The exit status of a JVM with ExitOnOutOfMemoryError: where memory is short, no code of ours is sure to run. */
    static final int OUT_OF_MEMORY = 3;

    private ContractMain() {}

    /**
     * Arguments: the class names of the lab and of the class that is checked, whether that is a version of the lesson's, the file
     * to write to, and the limit of a check in seconds.
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        System.setOut(inLargePieces(FileDescriptor.out));
        try (PrintWriter out = new PrintWriter(new File(arguments[3]), StandardCharsets.UTF_8)) {
            Lab lab = Lab.load(arguments[0]);
            Class<?> subject = Class.forName(arguments[1]);
            List<Check> checks = Boolean.parseBoolean(arguments[2])
                    ? lab.checks().stream().filter(check -> check.isOf(subject)).toList()
                    : lab.checks();
            check(checks, subject, Duration.ofSeconds(Long.parseLong(arguments[4])), out);
        } catch (IOException e) {
            Runtime.getRuntime().halt(CANNOT_WRITE);
        }
        end(); // threads that the learner's code has left behind do not matter
    }

    /** A million lines that an answer prints are no loop without end: a call of the system for each would look like one. */
    private static PrintStream inLargePieces(FileDescriptor to) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(to), 1 << 16), false, Charset.defaultCharset());
    }

    private static void end() {
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void check(List<Check> checks, Class<?> subject, Duration limit, PrintWriter out) {
        String file = subject.getSimpleName() + ".java";
        CheckWatch watch = CheckWatch.start(limit, file, line -> {
            say(out, line);
            end();
        });
        for (Check check : checks) {
            say(out, "begin " + check.claim());
            String failure = failureOf(check, subject, file);
            watch.passed();
            if (failure != null) {
                say(out, "failed " + failure);
                return;
            }
            say(out, "passed");
        }
        say(out, "end");
    }

    static void say(PrintWriter out, String line) {
        out.println(line.replaceAll("\\R", " "));
        if (out.checkError()) {
            Runtime.getRuntime().halt(CANNOT_WRITE);
        }
    }

    private static @Nullable String failureOf(Check check, Class<?> subject, String file) {
        try {
            Check.require(
                    check.type().isAssignableFrom(subject),
                    subject.getSimpleName() + " must still be a " + check.type().getSimpleName());
            check.body().run(() -> Fresh.of(subject));
            return null;
        } catch (Throwable t) { // the learner's code may throw anything
            return sentenceFor(t, file);
        }
    }

    /** Never blank. */
    static String sentenceFor(Throwable t, String file) {
        boolean wraps = t instanceof CompletionException || t instanceof ExceptionInInitializerError;
        Throwable cause = wraps && t.getCause() != null ? t.getCause() : t;
        String said;
        try {
            String message = cause.getMessage();
            if (cause instanceof AssertionError && message != null && !message.isBlank()) {
                return message;
            }
            said = cause.toString();
        } catch (RuntimeException itsOwn) {
            said = cause.getClass().getName();
        }
        return "your code threw " + said + placeOf(cause.getStackTrace(), file);
    }

    /** Where in the learner's file. */
    static String placeOf(StackTraceElement[] stack, String file) {
        return Arrays.stream(stack)
                .filter(frame -> file.equals(frame.getFileName()))
                .findFirst()
                .map(frame -> " in line " + frame.getLineNumber())
                .orElse("");
    }
}
