package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.raceproof.stress.samples.Trouble;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A test that never ends, with jcstress itself. */
@EnabledIfSystemProperty(
        named = "raceproof.tier",
        matches = "pr|nightly|weekly",
        disabledReason = "it takes a quarter of a minute: run with -Draceproof.tier=pr")
@Isolated("it looks for jcstress JVMs that were left behind")
class WatchdogTest {
    @Test
    void a_hanging_test_is_ended_and_named_and_leaves_no_jvm(@TempDir Path directory) {
        Event end = EngineTestKit.engine(JcstressTestEngine.ID)
                .selectors(selectClass(Trouble.Hanging.class))
                .configurationParameter("raceproof.tier", "smoke")
                .configurationParameter("raceproof.hang", "1s")
                .configurationParameter("raceproof.directory", directory.toString())
                .execute()
                .testEvents()
                .failed()
                .list()
                .get(0);
        Throwable thrown =
                end.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
        assertInstanceOf(ToolTroubleException.class, thrown);
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains(Trouble.Hanging.class.getName() + " hangs"), message);
        assertEquals(
                0,
                ProcessHandle.current()
                        .descendants()
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains("jcstress"))
                                .isPresent())
                        .count());
    }
}
