package io.raceproof.lessons.grading;

import io.raceproof.lessons.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The program of the JVM in which a contract is checked. It writes a line as each check begins and ends, so that whoever
 * reads it knows how far it came, whatever the learner's code does to this JVM.
 */
final class ContractMain {
    private ContractMain() {}

    /** Arguments: the contract's class name, and the file to write to. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Contract contract = Class.forName(arguments[0])
                .asSubclass(Contract.class)
                .getConstructor()
                .newInstance();
        try (PrintWriter out =
                new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8))) {
            for (Contract.Check check : contract.checks()) {
                say(out, "begin " + check.claim());
                String failure = failureOf(check);
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
        out.flush();
    }

    private static @Nullable String failureOf(Contract.Check check) {
        try {
            check.body().run();
            return null;
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        } catch (Throwable t) { // the learner's code may throw anything
            Throwable cause = t instanceof CompletionException && t.getCause() != null ? t.getCause() : t;
            return "your code threw " + cause + placeOf(cause);
        }
    }

    /** Where in the learner's code: the exercise packages are lesson01, lesson02, … */
    private static String placeOf(Throwable t) {
        return Arrays.stream(t.getStackTrace())
                .filter(frame -> frame.getClassName().matches("lesson[0-9]{2}\\..*"))
                .findFirst()
                .map(frame -> " in line " + frame.getLineNumber())
                .orElse("");
    }
}
