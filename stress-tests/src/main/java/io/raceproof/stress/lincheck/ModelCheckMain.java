package io.raceproof.stress.lincheck;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program of the JVM in which the model checker runs. Writes each exploration to a file as soon as it is finished. */
final class ModelCheckMain {
    private ModelCheckMain() {}

    /**
     * Arguments: the file, the most schedules of a scenario, whether to end with the first broken one, and the scenarios'
     * class names.
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        int schedules = Integer.parseInt(arguments[1]);
        boolean untilBroken = Boolean.parseBoolean(arguments[2]);
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            for (String name : List.of(arguments).subList(3, arguments.length)) {
                Scenario scenario = Class.forName(name)
                        .asSubclass(Scenario.class)
                        .getConstructor()
                        .newInstance();
                Exploration exploration = Explorer.explore(name, scenario, schedules);
                out.writeObject(exploration);
                out.flush();
                if (untilBroken && exploration.finding().isBroken()) {
                    break;
                }
            }
        }
        Runtime.getRuntime().halt(0); // threads of an abandoned interleaving may wait for ever
    }
}
