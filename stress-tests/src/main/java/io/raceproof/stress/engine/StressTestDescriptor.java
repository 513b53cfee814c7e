package io.raceproof.stress.engine;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A @JCStressTest class in a plan. */
final class StressTestDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "test";

    private final Class<?> testClass;

    StressTestDescriptor(UniqueId parent, Class<?> testClass) {
        super(parent.append(SEGMENT, testClass.getName()), testClass.getSimpleName(), ClassSource.from(testClass));
        this.testClass = testClass;
    }

    Class<?> testClass() {
        return testClass;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public String getLegacyReportingName() {
        return testClass.getName();
    }

    /** The values of Jupiter's @Tag, which need not be on the class path. */
    @Override
    public Set<TestTag> getTags() {
        Set<TestTag> tags = new LinkedHashSet<>();
        for (Annotation annotation : testClass.getAnnotations()) {
            collect(annotation, tags);
        }
        return tags;
    }

    private static void collect(Annotation annotation, Set<TestTag> tags) {
        switch (annotation.annotationType().getName()) {
            case "org.junit.jupiter.api.Tag" -> tags.add(TestTag.create((String) valueOf(annotation)));
            case "org.junit.jupiter.api.Tags" -> {
                for (Annotation tag : (Annotation[]) valueOf(annotation)) {
                    collect(tag, tags);
                }
            }
            default -> {
                // no tag
            }
        }
    }

    private static Object valueOf(Annotation annotation) {
        try {
            return annotation.annotationType().getMethod("value").invoke(annotation);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the value of " + annotation + " cannot be read", e);
        }
    }
}
