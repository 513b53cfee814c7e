package io.raceproof.stress.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Chromium without a window, which shows pages to tests. Where none is installed, these are aborted with that reason. */
public final class Browser {
    /**
     * What it makes of a page.
     *
     * @param dom the document, as scripts have changed it
     * @param console what it writes to its console
     */
    public record Shown(String dom, String console) {
        /** How often it is found in what is drawn. */
        public int count(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(dom);
            int count = 0;
            while (matcher.find()) {
                count++;
            }
            return count;
        }

        /** What the page, or a script of it, has complained of. */
        public List<String> complaints() {
            return console.lines().filter(line -> line.contains("CONSOLE")).toList();
        }
    }

    /** A page in a frame so many pixels wide, as a window is at least 500. */
    public record Frame(Path file, String fragment, int width) {}

    /** For a page: how much wider it is than its window. */
    public static final String OVERFLOW =
            "const all = document.documentElement; all.dataset.overflow = all.scrollWidth - all.clientWidth;";

    private final Path program;
    private final Path directory;

    private Browser(Path program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /** The one that is installed, with its files in a directory. */
    public static Browser in(Path directory) {
        Optional<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "the page was not tried in a browser: install chromium to have it tried");
        return new Browser(found.orElseThrow(), directory);
    }

    /** Adds a script to the end of a page. */
    public static Path withScript(Path file, String script) throws IOException {
        return Files.writeString(
                file, Files.readString(file).replace("</body>", "<script>" + script + "</script></body>"));
    }

    /** Shows a page in a window so many pixels wide. */
    public Shown open(Path file, String fragment, int width) throws IOException, InterruptedException {
        Path dom = directory.resolve("dom.html");
        Path console = directory.resolve("console.txt");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile"),
                "--virtual-time-budget=2000",
                "--window-size=" + width + ",900",
                "--dump-dom",
                file.toUri() + fragment));
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(console.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Shown(Files.readString(dom), Files.readString(console, StandardCharsets.ISO_8859_1));
    }

    /**
     * Shows pages, each in a frame of its own, all at one place. What the script of the n-th has noted in the data of its
     * document is in that of the whole, with n behind its name.
     */
    public Shown openAll(List<Frame> frames) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder("""
                <script>
                onmessage = told => Object.entries(told.data.noted).forEach(
                    ([name, value]) => document.documentElement.dataset[name + told.data.frame] = value);
                </script>
                """);
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            Path copy = Files.copy(frame.file(), directory.resolve("frame-" + i + ".html"));
            withScript(
                    copy, "parent.postMessage({frame: " + i + ", noted: {...document.documentElement.dataset}}, '*');");
            all.append(
                    "<iframe src=\"%s\" width=\"%d\" height=\"900\" style=\"border: 0; position: absolute; top: 0; left: 0\">"
                            .formatted(copy.getFileName() + frame.fragment(), frame.width()));
            all.append("</iframe>\n");
        }
        return open(Files.writeString(directory.resolve("frames.html"), all), "", 800);
    }
}
