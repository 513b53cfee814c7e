package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.Jcstress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs @JCStressTest classes as tests of the JUnit Platform. For the platform to call, which finds it by itself.
 */
public final class JcstressTestEngine implements TestEngine {
    /** The engine's id. */
    public static final String ID = "jcstress";

    /**
     * What the engine works with.
     *
     * @param tool jcstress, given a directory for its files
     * @param nanoTime the clock
     * @param processors how many there are
     */
    record Means(Function<Path, Campaign.Tool> tool, LongSupplier nanoTime, int processors) {
        static Means ofThisMachine() {
            return new Means(
                    directory -> (tests, budget, limit) -> Jcstress.session(tests, budget, limit, directory),
                    System::nanoTime,
                    Runtime.getRuntime().availableProcessors());
        }
    }

    private final Means means;

    /** For the platform. */
    public JcstressTestEngine() {
        this(Means.ofThisMachine());
    }

    JcstressTestEngine(Means means) {
        this.means = means;
    }

    @Override
    public String getId() {
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
        Settings settings = Settings.of(request.getConfigurationParameters());
        new Plan(request.getRootTestDescriptor(), request.getEngineExecutionListener(), settings, means).execute();
    }
}
