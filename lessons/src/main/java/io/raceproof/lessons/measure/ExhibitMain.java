package io.raceproof.lessons.measure;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program of the JVM in which an exhibit is measured. Arguments: its class name, the file for its findings as JSON. */
final class ExhibitMain {
    private ExhibitMain() {}

    @SuppressWarnings("CatchAndPrintStackTrace") // the output is a log file; its last line is shown
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Exhibit exhibit = Class.forName(arguments[0])
                .asSubclass(Exhibit.class)
                .getConstructor()
                .newInstance();
        try {
            Files.writeString(Path.of(arguments[1]), new Gson().toJson(exhibit.measure()), StandardCharsets.UTF_8);
            System.exit(0); // threads that a pool or a server has left behind do not matter
        } catch (Exception e) {
            e.printStackTrace();
            System.err.println(e); // once more, as the last line
            System.exit(1);
        }
    }
}
