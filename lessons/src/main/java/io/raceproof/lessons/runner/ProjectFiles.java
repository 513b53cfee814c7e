package io.raceproof.lessons.runner;

import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What makes the learner's folder a project that an IDE opens: a POM with all the jars, a task for VS Code and a run
 * configuration for IntelliJ that judge on each save. They follow this program when it is moved; a file whose first line the
 * learner has taken away is theirs, and left alone.
 */
final class ProjectFiles {
    private static final String OURS =
            "written by raceproof, anew where it has moved; take this line away to keep changes of your own";

    private final Path root;

    ProjectFiles(Path root) {
        this.root = root;
    }

    /** Writes what is not there, or not up to date. */
    void write() throws IOException {
        List<Path> classPath = ClassPath.ofProcess();
        put(root.resolve("pom.xml"), pom(classPath));
        put(root.resolve(".vscode").resolve("tasks.json"), tasks());
        put(root.resolve(".vscode").resolve("settings.json"), settings(classPath));
        put(root.resolve(".run").resolve("raceproof.run.xml"), runConfiguration());
    }

    private static void put(Path file, String text) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : OURS;
        if (before.contains(OURS) && !before.equals(text)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
    }

    private static String pom(List<Path> classPath) {
        StringBuilder dependencies = new StringBuilder();
        int n = 0;
        for (Path entry : classPath) {
            dependencies.append(String.format(
                    Locale.ROOT,
                    "    <dependency><groupId>local</groupId><artifactId>entry%d</artifactId><version>0</version>"
                            + "<scope>system</scope><systemPath>%s</systemPath></dependency>%n",
                    n++,
                    xml(entry.toString())));
        }
        return """
                <!-- %s -->
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>local</groupId>
                  <artifactId>raceproof-lessons-workspace</artifactId>
                  <version>0</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                %s  </dependencies>
                  <build>
                    <sourceDirectory>${project.basedir}</sourceDirectory>
                    <plugins>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-resources-plugin</artifactId>
                        <version>3.3.1</version>
                      </plugin>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-compiler-plugin</artifactId>
                        <version>3.16.0</version>
                        <configuration>
                          <includes><include>lesson*/*.java</include></includes>
                          <proc>none</proc>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(OURS, dependencies);
    }

    /** How this program is started in the folder. */
    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                absoluteClassPath(),
                Main.class.getName(),
                "--dir",
                ".",
                "watch");
    }

    private static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
                        .map(entry ->
                                Path.of(entry).toAbsolutePath().normalize().toString())
                        .toList());
    }

    private static String tasks() {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("label", "raceproof: judge each save");
        task.put("type", "process");
        task.put("command", command().get(0));
        task.put("args", command().subList(1, command().size()));
        task.put("options", Map.of("cwd", "${workspaceFolder}"));
        task.put("isBackground", true);
        task.put("problemMatcher", List.of());
        task.put("presentation", Map.of("reveal", "always", "panel", "dedicated", "focus", true));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", "2.0.0");
        file.put("tasks", List.of(task));
        return json(file);
    }

    private static String settings(List<Path> classPath) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("java.project.sourcePaths", List.of("."));
        file.put(
                "java.project.referencedLibraries",
                classPath.stream().map(Path::toString).toList());
        file.put("files.exclude", Map.of(".raceproof", true));
        return json(file);
    }

    private static String json(Object value) {
        return "// " + OURS + "\n"
                + new GsonBuilder()
                        .disableHtmlEscaping()
                        .setPrettyPrinting()
                        .create()
                        .toJson(value)
                + "\n";
    }

    /** IntelliJ shows the configurations in this folder of their own accord. */
    private static String runConfiguration() {
        return """
                <!-- %s -->
                <component name="ProjectRunConfigurationManager">
                  <configuration default="false" name="raceproof: judge each save" type="ShConfigurationType">
                    <option name="SCRIPT_TEXT" value="%s" />
                    <option name="EXECUTE_SCRIPT_FILE" value="false" />
                    <option name="SCRIPT_WORKING_DIRECTORY" value="$PROJECT_DIR$" />
                    <option name="INDEPENDENT_SCRIPT_WORKING_DIRECTORY" value="true" />
                    <option name="EXECUTE_IN_TERMINAL" value="true" />
                    <method v="2" />
                  </configuration>
                </component>
                """.formatted(
                OURS,
                xml(String.join(
                        " ", command().stream().map(word -> "\"" + word + "\"").toList())));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
