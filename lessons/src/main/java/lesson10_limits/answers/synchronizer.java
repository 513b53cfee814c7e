package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

public class Limiter implements Limit {
    private final Places sync;

    public Limiter(int most) {
        sync = new Places(most);
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        sync.acquireSharedInterruptibly(1);
        try {
            return request.call();
        } finally {
            sync.releaseShared(1);
        }
    }

    /** The state is the number of free places. */
    private static final class Places extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        Places(int free) {
            setState(free);
        }

        @Override
        protected int tryAcquireShared(int taken) {
            for (int free = getState(); free >= taken; free = getState()) {
                if (compareAndSetState(free, free - taken)) {
                    return free - taken;
                }
            }
            return -1;
        }

        @Override
        protected boolean tryReleaseShared(int given) {
            int free = getState();
            while (!compareAndSetState(free, free + given)) {
                free = getState();
            }
            return true;
        }
    }
}
