package io.raceproof.futures.process;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path of a worker: checked here, and brought to its JVM in a file, because command lines are short. */
public final class ClassPaths {
    private static final String WORKER = WorkerMain.class.getName().replace('.', '/') + ".class";

    private ClassPaths() {}

    /**
     * Returns the class path if a worker can start from it.
     *
     * @throws IllegalArgumentException if it does not contain this library
     */
    public static String ensureContainsWorker(String classPath) {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            add(entry, urls);
        }
        try (URLClassLoader finder = new URLClassLoader(urls.toArray(new URL[0]), null)) {
            if (finder.findResource(WORKER) != null) {
                return classPath;
            }
        } catch (IOException e) {
            // closing the finder failed: nothing was found
        }
        throw new IllegalArgumentException("the class path for worker processes does not contain "
                + WorkerMain.class.getName()
                + ": give builder().classPath(…) one that has raceproof's executor and the classes of the tasks; it is \""
                + classPath + "\"");
    }

    private static void add(String entry, List<URL> urls) {
        File file = new File(entry);
        if (file.getName().equals("*")) {
            File[] jars = file.getAbsoluteFile().getParentFile().listFiles((dir, name) -> name.endsWith(".jar"));
            for (File jar : jars == null ? new File[0] : jars) {
                add(jar.getPath(), urls);
            }
            return;
        }
        try {
            urls.add(file.toURI().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("\"" + entry + "\" is no class path entry", e);
        }
    }

    /**
     * Writes the class path, the main class and its arguments to a file for {@code java @file}, which only this user can read.
     * The caller deletes it.
     */
    static Path writeArgumentFile(String worker, String classPath, List<String> arguments) throws IOException {
        Path file = Files.createTempFile("raceproof-" + worker.replaceAll("[^\\w-]", "_"), ".args");
        StringBuilder lines = new StringBuilder();
        for (String line : List.of("-cp", classPath, WorkerMain.class.getName())) {
            lines.append(quoted(line));
        }
        arguments.forEach(argument -> lines.append(quoted(argument)));
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8"); // what the launcher reads
        Files.writeString(file, lines, Charset.forName(encoding));
        return file;
    }

    private static String quoted(String argument) {
        return "\"" + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
    }
}
