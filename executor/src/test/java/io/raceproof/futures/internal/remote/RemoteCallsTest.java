package io.raceproof.futures.internal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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

    /** Runs each task at once; its futures say only at the second question that they are done. */
    private static final class Stammering extends AbstractExecutorService {
        @Override
        public <T> java.util.concurrent.Future<T> submit(Callable<T> task) {
            FutureTask<T> future = new FutureTask<>(task) {
                private boolean asked; // by the watcher alone

                @Override
                public boolean isDone() {
                    if (!asked) {
                        asked = true;
                        throw new IllegalStateException("not connected");
                    }
                    return super.isDone();
                }
            };
            future.run();
            return future;
        }

        @Override
        public void execute(Runnable command) {
            throw new UnsupportedOperationException("tasks are submitted");
        }

        @Override
        public void shutdown() {
            throw new UnsupportedOperationException("it is borrowed");
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw new UnsupportedOperationException("it is borrowed");
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            throw new NoClassDefFoundError("not to be had");
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
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

    @Test
    void a_service_that_fails_when_it_is_asked_is_asked_again() throws InterruptedException {
        RemoteCalls calls = new RemoteCalls(new Stammering(), 0, new NoFailures());
        RemoteCall<String, Answer> call = call(calls);
        calls.submit(call);
        assertEquals("done", call.future().await());
        calls.close();
        assertTrue(calls.awaitTermination(Deadline.NEVER));
    }

    private static RemoteCall<String, Answer> call(RemoteCalls calls) {
        return new RemoteCall<>(calls, (Callable<String> & Serializable) () -> "done", null, Answer::new);
    }
}
