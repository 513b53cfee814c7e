package io.raceproof.lessons.runner;

import io.raceproof.stress.report.Terminal;
import java.io.IOException;

/** Work in a thread of its own, which ends when it is closed. For one thread. */
final class Background implements AutoCloseable {
    /** What is done. */
    interface Work {
        /** Does it, and ends soon if the thread is interrupted. */
        void run() throws IOException, InterruptedException;
    }

    private final Thread thread;

    /** Written by the one that ends it, read by the thread: what it throws from then on is of no interest. */
    private volatile boolean ended;

    /** Begins; what the work throws is told on the terminal. */
    Background(Terminal terminal, Work work) {
        thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException | RuntimeException | Error e) {
                        if (!ended) {
                            terminal.wrapped("", "raceproof: ENVIRONMENT: " + e);
                        }
                    }
                },
                "check");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        end();
    }

    /** Ends the work, and returns when it has ended: its child JVMs are gone then. */
    void end() {
        ended = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // the children are waited for all the same; they are being killed
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
