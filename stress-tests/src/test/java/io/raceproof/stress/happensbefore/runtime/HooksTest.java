package io.raceproof.stress.happensbefore.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What counts as shared, called as rewritten code calls it. */
class HooksTest {
    @AfterEach
    void end() {
        Hooks.end();
    }

    private static void inAThread(Runnable action) throws InterruptedException {
        Thread thread = new Thread(action, "other");
        thread.start();
        thread.join();
    }

    @Test
    void what_the_first_thread_hands_to_another_is_not_shared() throws InterruptedException {
        Object made = new Object();
        Hooks.begin();
        Hooks.release(made);
        inAThread(() -> Hooks.release(made));
        assertEquals(0, Hooks.sharedObjects());
    }

    @Test
    void what_two_others_touch_is_shared() throws InterruptedException {
        Object made = new Object();
        Hooks.begin();
        inAThread(() -> Hooks.release(made));
        inAThread(() -> Hooks.release(made));
        assertEquals(1, Hooks.sharedObjects());
    }

    /** A thread of the kit's may wake as a run begins. */
    @Test
    void the_first_thread_is_the_one_that_began_the_run() throws InterruptedException {
        Object made = new Object();
        Hooks.begin();
        inAThread(() -> Hooks.release(new Object()));
        Hooks.release(made);
        inAThread(() -> Hooks.release(made));
        assertEquals(0, Hooks.sharedObjects());
    }

    /** The cleaner looks into its queue whenever it likes. */
    @Test
    void what_a_thread_of_the_jvm_touches_is_not_shared() throws InterruptedException {
        Object made = new Object();
        ThreadGroup system = Thread.currentThread().getThreadGroup();
        while (system.getParent() != null) {
            system = system.getParent();
        }
        Hooks.begin();
        inAThread(() -> Hooks.release(made));
        Thread own = new Thread(system, () -> Hooks.release(made), "cleaner");
        own.start();
        own.join();
        assertEquals(0, Hooks.sharedObjects());
    }
}
