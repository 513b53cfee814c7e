package io.raceproof.stress.engine;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A check in a plan: a class, or a lens on one of a race's subjects. */
final class StressTestDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "test";

    private final Class<?> testClass;
    private final String name;

    StressTestDescriptor(UniqueId parent, Class<?> testClass) {
        this(parent, testClass, testClass.getName(), testClass.getSimpleName());
    }

    private StressTestDescriptor(UniqueId parent, Class<?> testClass, String name, String title) {
        super(parent.append(SEGMENT, name), title, ClassSource.from(testClass));
        this.testClass = testClass;
        this.name = name;
    }

    /** Of a check of a race. */
    static StressTestDescriptor ofRace(UniqueId parent, Class<?> race, String name) {
        return new StressTestDescriptor(parent, race, name, RaceChecks.title(name));
    }

    /** The name of its check. */
    String name() {
        return name;
    }

    /** @throws IllegalArgumentException if its declaration is at fault, in one sentence */
    Check check() {
        return RaceChecks.isRace(testClass) ? RaceChecks.of(name, testClass.getClassLoader()) : Check.of(testClass);
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
        return name;
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
