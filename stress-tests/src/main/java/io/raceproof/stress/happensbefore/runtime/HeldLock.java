package io.raceproof.stress.happensbefore.runtime;

/**
 * A lock that a thread holds.
 *
 * @param name for people: "Account.lock", "a BankAccount", "class Registry"
 * @param number which one of this run, so that two locks of one name can be told apart
 * @param shared whether it is held with others: a read lock
 */
public record HeldLock(String name, int number, boolean shared) {}
