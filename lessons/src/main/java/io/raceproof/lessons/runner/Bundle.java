package io.raceproof.lessons.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Writes one zip that holds all of this program, for machines that have a JDK and no network:
 *
 * <pre>
 *   raceproof/
 *     README.txt, raceproof, raceproof.cmd
 *     raceproof.jar           the lessons; its manifest names the jars in lib
 *     lib/…                   the others, each as it is: nothing is shaded
 *     licences/…              of what is passed on
 * </pre>
 */
final class Bundle {
    private static final String ROOT = "/raceproof";
    private static final String OWN = "raceproof.jar";

    /** Whose jars do not hold the text of their licence, and which file of ours does; else it is Apache-2.0. */
    private static final Map<String, String> TEXTS = Map.of(
            "asm", "asm.txt",
            "h2", "MPL-2.0.txt",
            "jline", "jline.txt",
            "jmustache", "jmustache.txt",
            "jopt-simple", "jopt-simple.txt",
            "Java-WebSocket", "Java-WebSocket.txt",
            "lincheck", "MPL-2.0.txt");

    private static final String README = """
            raceproof: learn what the scheduler can do to your code

            You need a JDK (17 or newer), nothing else, and no network.

              Linux, macOS    sh raceproof
              Windows         raceproof.cmd

            Your files go into the folder raceproof-lessons where you are, or in your home
            folder if nothing may be written there: this folder can be on a stick that is
            read-only. What the machine lacks: sh raceproof doctor
            The licences of the libraries in lib are in licences.
            """;

    private final List<Path> classPath;

    /** Of these folders and jars, the program's own first. */
    Bundle(List<Path> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    /** Writes the zip; what is there is replaced only by a whole one. */
    void write(Path zip) throws IOException {
        Path whole = zip.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(whole.getParent(), "a file has a folder"));
        Path begun = whole.resolveSibling(whole.getFileName() + ".part");
        Files.deleteIfExists(begun);
        Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem target = FileSystems.newFileSystem(URI.create("jar:" + begun.toUri()), options)) {
            fill(target.getPath(ROOT));
        }
        Files.move(begun, whole, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void fill(Path root) throws IOException {
        Path libraries = Files.createDirectories(root.resolve("lib"));
        Path licences = Files.createDirectories(root.resolve("licences"));
        Files.writeString(root.resolve("README.txt"), README);
        resource("raceproof", root);
        resource("raceproof.cmd", root);
        Files.setPosixFilePermissions(root.resolve("raceproof"), PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> names = new ArrayList<>();
        List<String> index = new ArrayList<>();
        for (Path entry : classPath.subList(1, classPath.size())) {
            String name = nameOf(entry);
            names.add("lib/" + name);
            if (Files.isDirectory(entry)) {
                jar(entry, libraries.resolve(name), new Manifest());
            } else {
                Files.copy(entry, libraries.resolve(name));
            }
            index.add(name + "\t" + licence(entry, name, licences));
        }
        jar(classPath.get(0), root.resolve(OWN), manifest(names));
        index.add(OWN + "\t" + licence(classPath.get(0), OWN, licences));
        Files.write(licences.resolve("INDEX.txt"), index);
    }

    /** A folder of classes is that of a module of ours, …/executor/target/classes. */
    private static String nameOf(Path entry) {
        String name = String.valueOf(entry.getFileName());
        if (Files.isDirectory(entry)) {
            Path module = entry.resolve("../..").normalize().getFileName();
            return "raceproof-" + module + ".jar";
        }
        return name;
    }

    private void resource(String name, Path folder) throws IOException {
        try (InputStream in = Bundle.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(in, name), folder.resolve(name));
        }
    }

    private static Manifest manifest(List<String> libraries) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        main.put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        main.putValue("Enable-Native-Access", "ALL-UNNAMED"); // as in the POM
        return manifest;
    }

    /** A jar of what is in a folder or a jar, with another manifest. */
    private static void jar(Path from, Path to, Manifest manifest) throws IOException {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream out = Files.newOutputStream(to);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            if (Files.isDirectory(from)) {
                add(from, jar);
            } else {
                try (FileSystem source = FileSystems.newFileSystem(from)) {
                    add(source.getPath("/"), jar);
                }
            }
        }
    }

    private static void add(Path root, JarOutputStream jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (name.isEmpty() || name.equals(JarFile.MANIFEST_NAME)) {
                continue;
            }
            boolean folder = Files.isDirectory(file); // resources are looked for in folders, too
            jar.putNextEntry(new JarEntry(folder ? name + "/" : name));
            if (!folder) {
                Files.copy(file, jar);
            }
            jar.closeEntry();
        }
    }

    // ---- licences

    /** Writes the text, from the jar if that has one; returns the file's name. */
    private String licence(Path entry, String name, Path licences) throws IOException {
        String plain = name.replaceFirst("(-[0-9][^/]*)?[.]jar$", "");
        if (Files.isRegularFile(entry)) {
            try (FileSystem jar = FileSystems.newFileSystem(entry);
                    Stream<Path> all = Files.walk(jar.getPath("/"))) {
                List<Path> texts = all.filter(Bundle::isLicence).sorted().toList();
                for (Path text : texts) {
                    Files.copy(text, licences.resolve(plain + "-" + text.getFileName()));
                }
                if (!texts.isEmpty()) {
                    return plain + "-" + texts.get(0).getFileName();
                }
            }
        }
        String text = TEXTS.entrySet().stream()
                .filter(known -> plain.equals(known.getKey()) || plain.startsWith(known.getKey() + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Apache-2.0.txt");
        Path file = licences.resolve(text);
        if (Files.notExists(file)) {
            String resource = text.equals("Apache-2.0.txt") ? "/META-INF/LICENSE" : "licences/" + text;
            try (InputStream in = Bundle.class.getResourceAsStream(resource)) {
                Files.writeString(
                        file, new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text;
    }

    private static boolean isLicence(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && name.matches("(license|licence|notice)([-.].*)?(md|txt)?")
                && !name.endsWith(".class");
    }
}
