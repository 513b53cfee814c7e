package io.raceproof.stress.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;
import org.openjdk.jcstress.annotations.JCStressTest;

/**
 * Finds the tests that are asked for, whatever the shard and the tier: what is not run says so. A class stands also for the tests nested in it, because build tools select no nested
 * classes.
 */
final class Discovery implements SelectorResolver {
    private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<TestDescriptor>builder()
                    .addClassContainerSelectorResolver(Discovery::isTest)
                    .addSelectorResolver(context ->
                            new Discovery(context.getEngineDescriptor().getUniqueId()))
                    .build();

    private final UniqueId engine;

    private Discovery(UniqueId engine) {
        this.engine = engine;
    }

    /** Adds the tests to {@code engine}. */
    static void discover(EngineDiscoveryRequest request, TestDescriptor engine) {
        RESOLVER.resolve(request, engine);
    }

    private static boolean isTest(Class<?> candidate) {
        return candidate.isAnnotationPresent(JCStressTest.class)
                || Scenarios.isTest(candidate)
                || RaceChecks.isRace(candidate);
    }

    private static Class<?> outermost(Class<?> nested) {
        Class<?> outermost = nested;
        for (Class<?> c = nested.getEnclosingClass(); c != null; c = c.getEnclosingClass()) {
            outermost = c;
        }
        return outermost;
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        Class<?> selected = selector.getJavaClass();
        if (outermost(selected) != selected) {
            Set<UniqueIdSelector> races = toIds(selected, RaceChecks.in(selected));
            if (!races.isEmpty()) {
                return Resolution.selectors(races);
            }
            return isTest(selected)
                    ? Resolution.selectors(Set.of(selectUniqueId(idOf(selected))))
                    : Resolution.unresolved();
        }
        Set<UniqueIdSelector> tests = testsIn(selected);
        return tests.isEmpty()
                ? Resolution.unresolved()
                : toResolution(
                        context.addToParent(
                                parent -> Optional.of(new ContainerDescriptor(parent.getUniqueId(), selected))),
                        tests);
    }

    /** The class itself, if it is a test, and those nested in it; of a race its checks. */
    private Set<UniqueIdSelector> testsIn(Class<?> outermost) {
        boolean itself = isTest(outermost) && !RaceChecks.isRace(outermost);
        List<String> names = new ArrayList<>(itself ? List.of(outermost.getName()) : List.of());
        names.addAll(Catalogue.nestedIn(outermost.getName()));
        names.addAll(Scenarios.nestedIn(outermost));
        names.addAll(RaceChecks.in(outermost));
        return toIds(outermost, names);
    }

    private Set<UniqueIdSelector> toIds(Class<?> selected, List<String> names) {
        UniqueId container =
                engine.append(ContainerDescriptor.SEGMENT, outermost(selected).getName());
        return names.stream()
                .map(name -> selectUniqueId(container.append(StressTestDescriptor.SEGMENT, name)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Of a container, or of a nested test. */
    private UniqueId idOf(Class<?> selected) {
        UniqueId container =
                engine.append(ContainerDescriptor.SEGMENT, outermost(selected).getName());
        return outermost(selected) == selected
                ? container
                : container.append(StressTestDescriptor.SEGMENT, selected.getName());
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        UniqueId.Segment last = id.getLastSegment();
        if (!id.hasPrefix(engine) || id.equals(engine)) {
            return Resolution.unresolved();
        }
        if (last.getType().equals(ContainerDescriptor.SEGMENT)) {
            return Resolution.selectors(Set.of(selectClass(last.getValue())));
        }
        String name = last.getValue();
        Optional<Class<?>> test = ReflectionSupport.tryToLoadClass(RaceChecks.className(name))
                .toOptional()
                .filter(Discovery::isTest)
                .filter(found ->
                        !RaceChecks.isRace(found) || RaceChecks.in(found).contains(name));
        return test.map(found -> toResolution(
                        context.addToParent(
                                () -> selectClass(outermost(found)),
                                parent -> Optional.of(descriptor(parent.getUniqueId(), found, name))),
                        Set.of()))
                .orElseGet(Resolution::unresolved);
    }

    private static StressTestDescriptor descriptor(UniqueId parent, Class<?> found, String name) {
        return RaceChecks.isRace(found)
                ? StressTestDescriptor.ofRace(parent, found, name)
                : new StressTestDescriptor(parent, found);
    }

    private static Resolution toResolution(
            Optional<? extends TestDescriptor> added, Set<? extends DiscoverySelector> children) {
        return added.map(descriptor -> Resolution.match(Match.exact(descriptor, () -> children)))
                .orElseGet(Resolution::unresolved);
    }
}
