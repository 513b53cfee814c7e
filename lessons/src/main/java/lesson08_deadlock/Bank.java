package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.List;

/** A bank of three accounts, numbered 0 to 2, with 100 on each at the start. All methods may be called by any thread. */
public interface Bank {
    /**
     * A branch of the bank. Immutable.
     *
     * @param cash what is in its safe
     * @param branches those that report to it
     */
    record Branch(int cash, List<Branch> branches) {
        /** Keeps a copy. */
        public Branch {
            branches = List.copyOf(branches);
        }

        /** A branch and those below it. */
        public static Branch of(int cash, Branch... below) {
            return new Branch(cash, List.of(below));
        }
    }

    /** Counts the cash of a branch and of all branches below it, several branches at the same time. */
    interface Count {
        /**
         * The sum.
         *
         * @param pool whose tasks count; the thread that calls is none of its workers
         */
        int total(PoolExecutor pool, Branch branch);
    }

    /**
     * Moves money from one account to another, which may be the same one.
     *
     * @param amount at least 1
     * @return false if there is not enough on the first account; then nothing has changed
     */
    boolean transfer(int from, int to, int amount);

    /** What is on each account, all at one moment: money under way from one account to another is never missing. */
    List<Integer> balances();
}
