package io.raceproof.stress.lincheck;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program of the JVM in which the model checker runs. Writes each exploration to a file as soon as it is finished. */
final class ModelCheckMain {
    private ModelCheckMain() {}

    /** Arguments: the file, the most schedules of a scenario, and the scenarios' class names. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        int schedules = Integer.parseInt(arguments[1]);
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            for (String name : List.of(arguments).subList(2, arguments.length)) {
                Scenario scenario =
                        (Scenario) Class.forName(name).getConstructor().newInstance();
                out.writeObject(Explorer.explore(name, scenario, schedules));
                out.flush();
            }
        }
        Runtime.getRuntime().halt(0); // threads of an abandoned interleaving may wait for ever
    }
}
