package lesson16_checker;

import java.util.function.IntSupplier;

/** Broken: a listener that is registered while its task completes may be called twice. One bug that a checker should find. */
public final class LooksTwice implements SmallExecutor.Factory {
    @Override
    public SmallExecutor make(int maxWorkers, SmallExecutor.ThreadStarter starter) {
        SmallExecutor right = new Reference().make(maxWorkers, starter);
        return new SmallExecutor() {
            @Override
            public Result submit(IntSupplier task) {
                return new LookingResult(right.submit(task));
            }

            @Override
            public int workers() {
                return right.workers();
            }
        };
    }

    private record LookingResult(SmallExecutor.Result right) implements SmallExecutor.Result {
        // @start region="register"
        @Override
        public SmallExecutor.Registration whenDone(Runnable listener) {
            boolean early = !isDone();
            SmallExecutor.Registration registration = right.whenDone(listener);
            if (early && isDone()) {
                listener.run();
            }
            return registration;
        }
        // @end

        @Override
        public boolean cancel() {
            return right.cancel();
        }

        @Override
        public boolean isDone() {
            return right.isDone();
        }

        @Override
        public int get() throws InterruptedException {
            return right.get();
        }

        @Override
        public int registrations() {
            return right.registrations();
        }
    }
}
