package io.raceproof.stress.engine;

import java.util.Optional;
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

    /** For the platform. */
    public JcstressTestEngine() {}

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
        new Plan(request.getRootTestDescriptor(), request.getEngineExecutionListener(), settings).execute();
    }
}
