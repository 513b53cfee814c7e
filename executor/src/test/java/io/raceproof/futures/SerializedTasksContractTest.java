package io.raceproof.futures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contract with every task copied on its way: it keeps the contract fit for a pool of processes. */
class SerializedTasksContractTest implements PoolContract {
    @Override
    public PoolExecutor newPool(int workers) {
        return new CopyingPool(ThreadPoolExecutor.ofWorkers(workers));
    }

    private record CopyingPool(PoolExecutor pool) implements PoolExecutor {
        @Override
        public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
            return pool.submit(copy(Objects.requireNonNull(task, "task is null: submit needs something to run")));
        }

        @Override
        public void shutdown(ShutdownMode mode) {
            pool.shutdown(mode);
        }

        @Override
        public boolean awaitTermination(Duration timeout) throws InterruptedException {
            return pool.awaitTermination(timeout);
        }

        @SuppressWarnings("unchecked")
        private static <T> T copy(T original) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                    out.writeObject(original);
                }
                try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                    return (T) in.readObject();
                }
            } catch (IOException | ClassNotFoundException e) {
                throw new AssertionError("not a task that could travel", e);
            }
        }
    }
}
