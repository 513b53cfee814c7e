package io.raceproof.stress.engine;

import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs @JCStressTest classes, scenarios for Lincheck, and races as tests of the JUnit Platform. For the platform to call, which
 * finds it by itself.
 */
public final class JcstressTestEngine implements TestEngine {
    /** The engine's id. */
    public static final String ID = "jcstress";

    /**
     * What the engine works with.
     *
     * @param stress jcstress, given a directory for its files
     * @param model Lincheck
     * @param dataRaces the happens-before lens
     * @param nanoTime the clock
     * @param processors how many there are
     */
    record Toolset(
            Function<Path, StressRounds.Tool> stress,
            ModelRounds.Tool model,
            DataRaceRound.Tool dataRaces,
            LongSupplier nanoTime,
            int processors) {
        static Toolset ofThisMachine() {
            return new Toolset(
                    StressSessions::new,
                    (scenarios, schedules, limit, flags, directory) -> ModelCheck.runNamed(
                            scenarios, schedules, limit, new JvmSettings(List.of(), flags), false, directory),
                    DataRaceRound.Tool.ofThisMachine(),
                    System::nanoTime,
                    Runtime.getRuntime().availableProcessors());
        }
    }

    private final Toolset tools;

    /** For the platform. */
    public JcstressTestEngine() {
        this(Toolset.ofThisMachine());
    }

    JcstressTestEngine(Toolset tools) {
        this.tools = tools;
    }

    /**
     * The engine's id. The platform asks all engines for theirs before it asks any of them for tests: the last moment at
     * which a sentence reaches the console.
     *
     * @throws IllegalStateException if the parts of JUnit on the class path do not belong together, in one sentence
     */
    @Override
    public String getId() {
        JUnitVersions.check();
        return ID;
    }

    @Override
    public Optional<String> getGroupId() {
        return Optional.of("io.raceproof");
    }

    @Override
    public Optional<String> getArtifactId() {
        return Optional.of("raceproof-stress-tests");
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, ID);
        Discovery.discover(request, engine);
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor engine = request.getRootTestDescriptor();
        EngineExecutionListener listener = request.getEngineExecutionListener();
        Plan plan;
        try {
            plan = new Plan(engine, listener, Settings.of(request.getConfigurationParameters()), tools);
        } catch (IllegalArgumentException e) {
            listener.executionStarted(engine);
            Reporter.refuse(listener, engine, String.valueOf(e.getMessage()));
            listener.executionFinished(engine, TestExecutionResult.successful());
            return;
        }
        plan.execute();
    }
}
