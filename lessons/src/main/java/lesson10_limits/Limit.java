package lesson10_limits;

import java.util.concurrent.Callable;

/** Lets at most so many requests go to somebody who cannot bear more. Thread-safe. */
public interface Limit {
    /**
     * Calls the request in this thread; waits before that while as many are under way as may be.
     *
     * @return what the request returns
     * @throws Exception what the request throws
     * @throws InterruptedException if an interrupt has ended the wait, where an interrupt can end it; the request was not called
     */
    <V> V call(Callable<? extends V> request) throws Exception;
}
