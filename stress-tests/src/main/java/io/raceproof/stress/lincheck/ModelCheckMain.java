package io.raceproof.stress.lincheck;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The program of the JVM in which the model checker runs. Explores the scenarios whose class names it is told by standard
 * input, one a line, and writes each exploration to a file as soon as it is finished.
 */
final class ModelCheckMain {
    private ModelCheckMain() {}

    /**
     * Arguments: the file, the most schedules of a scenario, and how many scenarios are explored whatever comes of them.
     * Behind those it ends with the first that is broken, unless that is a canary.
     */
    public static void main(String[] arguments) throws Exception {
        patchTool();
        int schedules = Integer.parseInt(arguments[1]);
        int always = Integer.parseInt(arguments[2]);
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.setIn(InputStream.nullInputStream()); // what a scenario reads is not ours
        FirstRun first = new FirstRun();
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            boolean broken = false;
            for (int i = 0; !broken; i++) {
                String name = names.readLine();
                if (name == null) {
                    break;
                }
                first.run(name);
                Exploration exploration = Explorer.explore(
                        name, ScenarioNames.make(name, ModelCheckMain.class.getClassLoader()), schedules);
                if (i < always && name.indexOf('#') < 0) { // the others share a harness with their control
                    exploration = exploration.with(
                            ScenarioProbe.of(Class.forName(name).asSubclass(Scenario.class)));
                }
                out.writeObject(exploration);
                out.flush();
                broken = i >= always && exploration.finding().isBroken() && !name.equals(Canary.class.getName());
            }
        }
        Runtime.getRuntime().halt(0); // threads of an abandoned interleaving may wait forever
    }

    /** Before the tool's first class is loaded. */
    private static void patchTool() {
        Instrumentation instrumentation = LincheckAgent.attach();
        instrumentation.addTransformer(new ObjectMethods());
        instrumentation.addTransformer(new ObjectIdsPatch());
        instrumentation.addTransformer(new ScheduleRecorderPatch());
        instrumentation.addTransformer(new WorkingTime());
        instrumentation.addTransformer(new UnwatchedPatch());
        instrumentation.addTransformer(new IdentityHashPatch());
        instrumentation.addTransformer(new ArrayBoundsPatch());
        instrumentation.addTransformer(new AtomicUpdatesPatch());
        instrumentation.addTransformer(new LoopPatch());
        ModelClockAgent.install(instrumentation);
        LincheckAgent.install(instrumentation);
        openCollections(instrumentation);
    }

    /** What the JDK's collections hold is read from their fields; see {@link Contents}. */
    private static void openCollections(Instrumentation instrumentation) {
        Set<Module> here = Set.of(ModelCheckMain.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of(
                        "java.util", here,
                        "java.util.concurrent", here,
                        "java.util.concurrent.atomic", here),
                Set.of(),
                Map.of());
    }
}
