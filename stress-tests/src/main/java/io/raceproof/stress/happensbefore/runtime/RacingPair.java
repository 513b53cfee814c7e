package io.raceproof.stress.happensbefore.runtime;

/**
 * Two accesses of two threads to one variable, of which one writes, and which nothing orders.
 *
 * @param variable "BoxOffice.sold", or "an element of Object[]"
 * @param ofUser whether the variable is a field of the user's code, and no part of a JDK object
 * @param reference whether the variable refers to an object
 * @param object the number of the object in this run
 * @param first the one that came first in this run
 * @param second the other
 * @param released what the first thread released after its access, empty if nothing: "Account.lock"
 * @param acquired what the second thread acquired last before its access, empty if nothing
 * @param firstSync what the first thread has released and acquired, oldest first, the last of it until the second access
 * @param secondSync the same of the second thread
 */
@SuppressWarnings("ArrayRecordComponent") // no List: this class uses nothing but java.lang
public record RacingPair(
        String variable,
        boolean ofUser,
        boolean reference,
        int object,
        Access first,
        Access second,
        String released,
        String acquired,
        SyncEvent[] firstSync,
        SyncEvent[] secondSync) {}
