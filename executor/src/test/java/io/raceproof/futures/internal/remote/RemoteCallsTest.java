package io.raceproof.futures.internal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.process.Exit;
import io.raceproof.futures.process.Reply;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is under way is watched, or was refused. */
@Timeout(120)
class RemoteCallsTest {
    /** Threads of which the first that is to watch cannot be started. */
    private static final class NoFirstWatcher extends Threads {
        private boolean refused;

        NoFirstWatcher() {
            super(null);
        }

        @Override
        public Thread daemon(Runnable work, String name) {
            if (refused || !name.equals("remote-watcher")) {
                return super.daemon(work, name);
            }
            refused = true;
            return new Thread(work, name) {
                @Override
                public synchronized void start() {
                    throw new OutOfMemoryError("unable to create native thread");
                }
            };
        }
    }

    private static final class Answer extends AbstractFuture<String> {
        Answer(Callable<String> call) {
            super(call, null);
        }

        String await() throws InterruptedException {
            return decode(awaitCompletion());
        }
    }

    /** Nothing fails here. */
    private static final class NoFailures implements Failures {
        @Override
        public Throwable thrown(Reply.Threw reply, String worker, @Nullable ClassLoader loader) {
            throw new AssertionError(reply);
        }

        @Override
        public Throwable unreadable(Throwable cause) {
            throw new AssertionError(cause);
        }

        @Override
        public RuntimeException lost(String message, @Nullable Throwable cause) {
            throw new AssertionError(message, cause);
        }

        @Override
        public RuntimeException died(String message, Exit exit) {
            throw new AssertionError(message);
        }

        @Override
        public RuntimeException broken(String message, @Nullable Throwable cause) {
            throw new AssertionError(message, cause);
        }
    }

    private final ExecutorService service = Executors.newFixedThreadPool(1);

    @AfterEach
    void shut_down() {
        service.shutdownNow();
    }

    @Test
    void a_watcher_that_cannot_be_started_costs_the_call_that_needed_it() throws InterruptedException {
        RemoteCalls calls =
                new RemoteCalls(service, 0, new NoFailures(), new NoFirstWatcher(), TimeUnit.SECONDS.toNanos(1));
        RemoteCall<String, Answer> first = call(calls);
        RejectedExecutionException refused = assertThrows(RejectedExecutionException.class, () -> calls.submit(first));
        assertTrue(refused.getCause() instanceof OutOfMemoryError, refused::toString);
        assertTrue(first.future().isCancelled());

        RemoteCall<String, Answer> second = call(calls);
        calls.submit(second);
        assertEquals("done", second.future().await());
        calls.close();
        assertTrue(calls.awaitTermination(Deadline.NEVER));
    }

    private static RemoteCall<String, Answer> call(RemoteCalls calls) {
        return new RemoteCall<>(calls, (Callable<String> & Serializable) () -> "done", null, Answer::new);
    }
}
