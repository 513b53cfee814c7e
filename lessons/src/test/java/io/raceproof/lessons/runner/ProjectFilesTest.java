package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lessons;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The learner's folder opens in an IDE. */
class ProjectFilesTest {
    @TempDir
    Path root;

    private static Document xml(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    @Test
    void the_pom_names_all_that_the_exercise_needs() throws Exception {
        Path file = new Workspace(root).file(Lessons.all().get(0));
        NodeList paths = xml(root.resolve("pom.xml")).getElementsByTagName("systemPath");
        List<String> classPath = new ArrayList<>();
        for (int i = 0; i < paths.getLength(); i++) {
            classPath.add(paths.item(i).getTextContent());
        }
        Path classes = Files.createDirectories(root.resolve("classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-implicit:none",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertEquals(0, status, classPath::toString);
    }

    @Test
    void a_task_and_a_run_configuration_start_the_judge() throws Exception {
        new ProjectFiles(root).write();
        String tasks = Files.readString(root.resolve(".vscode/tasks.json"));
        assertTrue(tasks.contains("io.raceproof.lessons.runner.Main") && tasks.contains("\"watch\""), tasks);
        String script = xml(root.resolve(".run/raceproof.run.xml"))
                .getElementsByTagName("option")
                .item(0)
                .getAttributes()
                .getNamedItem("value")
                .getTextContent();
        assertTrue(script.endsWith("\"watch\""), script);
    }

    @Test
    void they_follow_the_program_and_what_the_learner_has_made_theirs_stays() throws Exception {
        new ProjectFiles(root).write();
        Path pom = root.resolve("pom.xml");
        String right = Files.readString(pom);
        Files.writeString(pom, right.replace("<artifactId>", "<artifactId>old-"));
        new ProjectFiles(root).write();
        assertEquals(right, Files.readString(pom));
        Files.writeString(pom, "<project/>");
        new ProjectFiles(root).write();
        assertEquals("<project/>", Files.readString(pom));
    }
}
