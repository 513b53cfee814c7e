package io.raceproof.stress.happensbefore.runtime;

/**
 * A thread has released or acquired something that has a name: a lock, a volatile field.
 *
 * @param order the number of this event in the run, counted with the accesses
 * @param acquire whether it acquires; else it releases
 * @param what "Account.lock"
 * @param object the number of the lock, or of the object whose field it is, in this run
 */
public record SyncEvent(int order, boolean acquire, String what, int object) {}
