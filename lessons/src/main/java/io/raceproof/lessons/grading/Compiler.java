package io.raceproof.lessons.grading;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the learner's file with the JDK's own compiler, in this JVM, and shortens what it says. */
final class Compiler {
    private static final int MOST_ERRORS = 3;

    private Compiler() {}

    /** The learner's file. Some editors begin it with a byte order mark, which the compiler does not know. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(Path file, String text) {
            super(file.toUri(), Kind.SOURCE);
            this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /**
     * Compiles.
     *
     * @param classPath what the file may use
     * @param output where the classes go
     * @return what is wrong with the file, a sentence each; empty if it compiles
     */
    static List<String> compile(Path file, String classPath, Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("this Java has no compiler: run with a JDK, not a JRE");
        }
        Files.createDirectories(output);
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            return List.of("the file is not in UTF-8: save it in that encoding");
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            new StringWriter(),
                            files,
                            problems,
                            List.of(
                                    "-proc:none",
                                    "-implicit:none", // the class path has sources, too
                                    "--release",
                                    Integer.toString(Runtime.version().feature()), // what the learner has may be used
                                    "-parameters",
                                    "-g",
                                    "-cp",
                                    classPath,
                                    "-d",
                                    output.toString()),
                            null,
                            List.of(new Source(file, text)))
                    .call();
            if (!compiled) {
                ensureWritable(problems);
                return sentences(problems);
            }
        }
        return List.of();
    }

    /** An error that is in no place of the file is none of the learner's. */
    private static void ensureWritable(DiagnosticCollector<JavaFileObject> problems) throws IOException {
        for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
            String code = String.valueOf(problem.getCode());
            if (problem.getKind() == Diagnostic.Kind.ERROR
                    && (code.contains("cant.write") || code.contains("cant.read"))) {
                throw new IOException(
                        "the compiler cannot read or write a file: " + inOneLine(problem.getMessage(Locale.ROOT)));
            }
        }
    }

    private static List<String> sentences(DiagnosticCollector<JavaFileObject> problems) {
        List<String> sentences = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
                sentences.add("line " + problem.getLineNumber() + ": " + inOneLine(problem.getMessage(Locale.ROOT)));
            }
        }
        int more = sentences.size() - MOST_ERRORS;
        if (more > 0) {
            sentences.subList(MOST_ERRORS, sentences.size()).clear();
            sentences.add("and " + more + " more: fix the first one first");
        }
        return sentences.isEmpty() ? List.of("the compiler failed without saying why") : sentences;
    }

    private static String inOneLine(String message) {
        return String.join(" ", message.lines().map(String::strip).toList());
    }
}
