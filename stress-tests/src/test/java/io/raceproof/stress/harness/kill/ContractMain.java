package io.raceproof.stress.harness.kill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The program of the JVM in which one of the executor's own tests judges a mutant: which of its classes is used is decided once for a JVM. */
final class ContractMain {
    /** How the line of a test that failed begins. */
    static final String FAILED = "failed: ";

    /** Exit status if all passed, if one failed, and if none was run; 1 is the JVM's own. */
    static final int PASSED = 0;

    static final int NONE = 2;
    static final int BROKEN = 3;

    /** For a test that takes a second at most: one that takes longer hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private ContractMain() {}

    /** Arguments: the class and the method. Ends with the first failure: a broken executor may leave threads that never end. */
    public static void main(String[] arguments) {
        // silent, or a mutant that starts thread after thread fills the log
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(arguments[0]))
                .filters((PostDiscoveryFilter) test ->
                        FilterResult.includedIf((!test.isTest() && !isMethod(test)) || isNamed(test, arguments[1])))
                .build();
        watch();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    System.out.println(FAILED
                            + result.getThrowable()
                                    .map(Throwable::toString)
                                    .orElse("")
                                    .replaceAll("\\s+", " "));
                    end(BROKEN);
                }
            }
        });
        end(summary.getSummary().getTestsSucceededCount() > 0 ? PASSED : NONE);
    }

    private static void watch() {
        Thread watch = new Thread(
                () -> {
                    LockSupport.parkNanos(LIMIT.toNanos());
                    System.out.println(FAILED + "it does not end");
                    end(BROKEN);
                },
                "watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static boolean isMethod(TestDescriptor test) {
        return test.getSource().filter(MethodSource.class::isInstance).isPresent();
    }

    private static boolean isNamed(TestDescriptor test, String method) {
        return test.getSource()
                .filter(source ->
                        source instanceof MethodSource of && of.getMethodName().equals(method))
                .isPresent();
    }

    private static void end(int status) {
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }
}
