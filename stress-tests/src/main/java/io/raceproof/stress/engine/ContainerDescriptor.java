package io.raceproof.stress.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/**
 * A class that is not nested, with the test that it is and those nested in it. Surefire demands it: it counts only what
 * happens while a container with such a source is under way, one at a time.
 */
final class ContainerDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "class";

    ContainerDescriptor(UniqueId parent, Class<?> container) {
        super(parent.append(SEGMENT, container.getName()), container.getSimpleName(), ClassSource.from(container));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
