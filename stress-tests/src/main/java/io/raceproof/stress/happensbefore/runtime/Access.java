package io.raceproof.stress.happensbefore.runtime;

/**
 * One access to a field or an array element.
 *
 * @param thread the thread's number in this run
 * @param time its clock then
 * @param write whether it writes
 * @param threadName for people
 * @param site where in the user's source
 * @param within what of the JDK made the access: "HashMap.getNode"; empty if the user's code did
 * @param held the locks that the thread held, shared ones marked so
 * @param order the number of this event in the run
 */
@SuppressWarnings("ArrayRecordComponent") // no List: this class uses nothing but java.lang
public record Access(
        int thread,
        int time,
        boolean write,
        String threadName,
        Sites.Site site,
        String within,
        HeldLock[] held,
        int order) {}
