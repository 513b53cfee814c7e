package io.raceproof.lessons.grading;

import io.raceproof.lessons.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The program of the JVM in which a contract is checked. It writes a line as each check begins and ends, so that whoever
 * reads it knows how far it came, whatever the learner's code does to this JVM.
 */
final class ContractMain {
    /** The exit status where the file cannot be written. */
    static final int CANNOT_WRITE = 74;

    private ContractMain() {}

    /** Arguments: the contract's class name, the file to write to, and the limit of a check in seconds. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Contract contract = Class.forName(arguments[0])
                .asSubclass(Contract.class)
                .getConstructor()
                .newInstance();
        try (PrintWriter out =
                new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8))) {
            Duration limit = Duration.ofSeconds(Long.parseLong(arguments[2]));
            CheckWatch watch = CheckWatch.start(limit, sentence -> {
                say(out, "failed " + sentence);
                Runtime.getRuntime().halt(0);
            });
            for (Contract.Check check : contract.checks()) {
                say(out, "begin " + check.claim());
                String failure = failureOf(check);
                watch.passed();
                say(out, failure == null ? "passed" : "failed " + failure.replace('\n', ' '));
                if (failure != null) {
                    break;
                }
            }
            say(out, "end");
        }
        Runtime.getRuntime().halt(0); // threads that the learner's code has left behind do not matter
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        if (out.checkError()) {
            Runtime.getRuntime().halt(CANNOT_WRITE);
        }
    }

    private static @Nullable String failureOf(Contract.Check check) {
        try {
            check.body().run();
            return null;
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        } catch (Throwable t) { // the learner's code may throw anything
            Throwable cause = t instanceof CompletionException && t.getCause() != null ? t.getCause() : t;
            return "your code threw " + cause + placeOf(cause.getStackTrace());
        }
    }

    /** Where in the learner's code: the exercise packages are lesson01, lesson02, … */
    static String placeOf(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().matches("lesson[0-9]{2}\\..*"))
                .findFirst()
                .map(frame -> " in line " + frame.getLineNumber())
                .orElse("");
    }
}
