package io.raceproof.stress.lincheck;

import io.raceproof.stress.process.ProcessorTime;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a scenario once outside the model checker, so that the JDK's classes that it needs are initialised: Lincheck 3.7 cannot
 * have that happen within a schedule. The scenario's own classes are others, of a class loader of their own, so that their
 * static fields are as new when the model checker comes. What comes of the run is of no interest. For one thread.
 */
final class FirstRun {
    /** In looks. One that stands still for so long, as a deadlock does, is let be. */
    private static final int PATIENCE = 50;

    /** Of the processor. One that works for so long, as a loop without end does, is let be, too. */
    private static final Duration MOST_WORK = Duration.ofSeconds(1);

    /** Loads the classes of the class path once more. */
    static final class Copies extends URLClassLoader {
        Copies() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }
    }

    private final Copies loader = new Copies();

    private static URL[] classPath() {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            try {
                urls.add(Path.of(entry).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("no class path entry: " + entry, e);
            }
        }
        return urls.toArray(new URL[0]);
    }

    /** Runs it; returns when it has ended, or stands still. */
    void run(String name) throws InterruptedException {
        ThreadGroup group = new ThreadGroup("first run of " + name);
        Thread thread = new Thread(group, () -> runIn(loader, name), "first run");
        thread.start();
        Duration end = ProcessorTime.ofThisJvm().plus(MOST_WORK);
        int still = 0;
        while (thread.isAlive() && still < PATIENCE && ProcessorTime.ofThisJvm().compareTo(end) < 0) {
            thread.join(1);
            still = standsStill(group) ? still + 1 : 0;
        }
        group.interrupt();
    }

    private static boolean standsStill(ThreadGroup group) {
        Thread[] threads = new Thread[group.activeCount() + 1];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getState() == Thread.State.RUNNABLE) {
                return false;
            }
        }
        return true;
    }

    private static void runIn(ClassLoader loader, String name) {
        try {
            Object scenario = scenarioNamed(loader, name);
            loader.loadClass(Scenario.class.getName()).getMethod("run").invoke(scenario);
        } catch (Throwable ofNoInterest) { // the model checker finds it, if it is of the scenario
            return;
        }
    }

    /** Of that loader's classes; see {@link ScenarioNames}. */
    private static Object scenarioNamed(ClassLoader loader, String name) throws ReflectiveOperationException {
        return loader.loadClass(ScenarioNames.class.getName())
                .getMethod("make", String.class, ClassLoader.class)
                .invoke(null, name, loader);
    }
}
