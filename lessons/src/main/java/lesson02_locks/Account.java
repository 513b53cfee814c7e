package lesson02_locks;

import java.util.List;

/** A bank account that several threads use. Its balance is always the sum of its bookings, and never below 0. */
public interface Account {
    /** Books an amount, which is above 0. */
    void deposit(int amount);

    /** Books minus the amount, or returns false and changes nothing if there is not so much money. */
    boolean withdraw(int amount);

    /** The balance and the bookings, as they were at one moment. */
    Statement statement();

    /**
     * What the account's owner gets to see; does not change afterwards.
     *
     * @param balance the sum of the bookings
     * @param bookings in their order
     */
    record Statement(int balance, List<Integer> bookings) {
        /** Whether the balance is the sum of the bookings. */
        public boolean addsUp() {
            int sum = 0;
            for (int amount : bookings) {
                sum += amount;
            }
            return sum == balance;
        }
    }
}
