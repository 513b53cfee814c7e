package io.raceproof.stress.happensbefore.agent;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The edges of JDK classes that are not as their code is: locks and permits at the level of their specification (what a
 * failed tryLock reads orders nothing; readers do not order each other), threads, and tasks of the fork/join pool, whose
 * queues rely on fences.
 *
 * <p>Sources: the sections "Memory consistency properties" of java.util.concurrent's package documentation and of each
 * class; JLS 17.4.4 and 12.4.2 for threads and classes.
 */
final class EdgeTable {
    /** What a method does, and whether what happens inside it counts. */
    enum Effect {
        /** After it, if it returns anything but false or 0: takes the lock. */
        LOCK,
        /** Likewise, shared. */
        LOCK_SHARED,
        /** Before it: gives the lock back, as it was taken. */
        UNLOCK,
        /** Around it: gives the lock back, and takes it again, also if it throws. */
        AWAIT,
        /** After it, if it returns anything but false or 0: acquires. */
        ACQUIRE,
        /** Before it: releases. */
        RELEASE,
        OPTIMISTIC_READ,
        VALIDATE,
        CONVERT_TO_WRITE,
        CONVERT_TO_READ,
        /** Before it: releases, and its inside counts, too. */
        AND_RELEASE,
        /** After it: acquires, and its inside counts, too. */
        AND_ACQUIRE,
        /** Before it: what this thread did comes before the thread's start, or interrupt. */
        THREAD_STARTS,
        /** A thread ends, at its begin, or at its end. */
        THREAD_ENDS,
        THREAD_JOINED
    }

    /**
     * One line of the table.
     *
     * @param owner the class, with slashes
     * @param methods a regular expression for the names
     * @param descriptors the beginning of their descriptors
     * @param effect what they do
     * @param key the field of the object that stands for the lock; empty for the object; "1" for the first argument
     */
    record Rule(String owner, String methods, String descriptors, Effect effect, String key) {
        Rule(String owner, String methods, Effect effect, String key) {
            this(owner, methods, "(", effect, key);
        }
    }

    private static final String LOCKS = "java/util/concurrent/locks/";
    private static final String JUC = "java/util/concurrent/";
    private static final String TAKES = "lock|lockInterruptibly|tryLock";

    private static final List<Rule> RULES = List.of(
            new Rule(LOCKS + "ReentrantLock", TAKES, Effect.LOCK, "sync"),
            new Rule(LOCKS + "ReentrantLock", "unlock", Effect.UNLOCK, "sync"),
            new Rule(LOCKS + "ReentrantReadWriteLock$WriteLock", TAKES, Effect.LOCK, "sync"),
            new Rule(LOCKS + "ReentrantReadWriteLock$WriteLock", "unlock", Effect.UNLOCK, "sync"),
            new Rule(LOCKS + "ReentrantReadWriteLock$ReadLock", TAKES, Effect.LOCK_SHARED, "sync"),
            new Rule(LOCKS + "ReentrantReadWriteLock$ReadLock", "unlock", Effect.UNLOCK, "sync"),
            new Rule(LOCKS + "AbstractQueuedSynchronizer$ConditionObject", "await.*", Effect.AWAIT, "this$0"),
            new Rule(LOCKS + "AbstractQueuedLongSynchronizer$ConditionObject", "await.*", Effect.AWAIT, "this$0"),
            new Rule(LOCKS + "StampedLock", "writeLock|tryWriteLock|writeLockInterruptibly", Effect.LOCK, ""),
            new Rule(LOCKS + "StampedLock", "readLock|tryReadLock|readLockInterruptibly", Effect.LOCK_SHARED, ""),
            new Rule(LOCKS + "StampedLock", "(try|unstamped)?[uU]nlock(Read|Write)?", Effect.UNLOCK, ""),
            new Rule(LOCKS + "StampedLock", "tryConvertToOptimisticRead", Effect.UNLOCK, ""),
            new Rule(LOCKS + "StampedLock", "tryOptimisticRead", Effect.OPTIMISTIC_READ, ""),
            new Rule(LOCKS + "StampedLock", "validate", Effect.VALIDATE, ""),
            new Rule(LOCKS + "StampedLock", "tryConvertToWriteLock", Effect.CONVERT_TO_WRITE, ""),
            new Rule(LOCKS + "StampedLock", "tryConvertToReadLock", Effect.CONVERT_TO_READ, ""),
            new Rule(JUC + "Semaphore", "acquire.*|tryAcquire|drainPermits", Effect.ACQUIRE, ""),
            new Rule(JUC + "Semaphore", "release", Effect.RELEASE, ""),
            new Rule(JUC + "Semaphore", "availablePermits", Effect.AND_ACQUIRE, ""),
            new Rule(JUC + "CountDownLatch", "await", Effect.ACQUIRE, ""),
            new Rule(JUC + "CountDownLatch", "getCount", Effect.AND_ACQUIRE, ""), // what it returns at the end is 0
            new Rule(JUC + "CountDownLatch", "countDown", Effect.RELEASE, ""),
            new Rule(JUC + "ForkJoinTask", "<init>|fork|setDone|trySet.*", Effect.AND_RELEASE, ""),
            new Rule(JUC + "ForkJoinTask", "doExec|exec", Effect.AND_ACQUIRE, "before"),
            new Rule(JUC + "ForkJoinTask", "doExec|exec", Effect.AND_RELEASE, "after"),
            new Rule(
                    JUC + "ForkJoinTask",
                    "get|join|invoke|isDone|isCompleted.*|quietly.*|awaitDone.*|getRawResult|.*PoolInvoke|report.*",
                    Effect.AND_ACQUIRE,
                    ""),
            new Rule(
                    JUC + "ForkJoinTask",
                    "invokeAll",
                    "(Ljava/util/concurrent/ForkJoinTask;L",
                    Effect.AND_ACQUIRE,
                    "1"),
            new Rule(
                    JUC + "ForkJoinTask",
                    "invokeAll",
                    "(Ljava/util/concurrent/ForkJoinTask;L",
                    Effect.AND_ACQUIRE,
                    "2"),
            new Rule(JUC + "ForkJoinPool", "execute|submit|externalSubmit|invoke", "(L", Effect.AND_RELEASE, "1"),
            new Rule("java/lang/Thread", "start", Effect.THREAD_STARTS, ""),
            new Rule("java/lang/Thread", "interrupt", Effect.THREAD_STARTS, ""),
            new Rule("java/lang/Thread", "isInterrupted", Effect.AND_ACQUIRE, ""),
            new Rule("java/lang/Thread", "exit", "()V", Effect.THREAD_ENDS, "before"),
            new Rule("java/lang/Thread", "runWith", Effect.THREAD_ENDS, "after"),
            new Rule("java/lang/Thread", "join|getState", Effect.THREAD_JOINED, ""),
            new Rule("java/lang/VirtualThread", "start", Effect.THREAD_STARTS, ""),
            new Rule("java/lang/VirtualThread", "joinNanos", Effect.THREAD_JOINED, ""));

    /** Concurrent classes that rely on fences or plain reads inside: a call is an acquire and a release of them all. */
    private static final List<String> WRAPPED = List.of(
            JUC + "SynchronousQueue",
            JUC + "LinkedTransferQueue",
            JUC + "Exchanger",
            JUC + "ConcurrentSkipListMap",
            JUC + "ConcurrentSkipListSet",
            JUC + "SubmissionPublisher");

    private static final String READING =
            "get|getOrDefault|contains.*|size|isEmpty|peek.*|iterator|next|hasNext|first.*"
                    + "|last.*|floor.*|ceiling.*|higher.*|lower.*|keySet|values|entrySet|forEach|toArray|stream|equals|hashCode";

    private EdgeTable() {}

    static List<Rule> rulesOf(String owner, String method, String descriptor) {
        return RULES.stream()
                .filter(rule -> rule.owner.equals(owner)
                        && descriptor.startsWith(rule.descriptors)
                        && method.matches(rule.methods))
                .toList();
    }

    static boolean has(String owner) {
        return RULES.stream().anyMatch(rule -> rule.owner.equals(owner));
    }

    /** The family of classes that one key stands for, if each public call of it is to order. */
    static @Nullable String familyOf(String owner) {
        Optional<String> family = WRAPPED.stream()
                .filter(each -> owner.equals(each) || owner.startsWith(each + "$"))
                .findFirst();
        return family.orElse(null);
    }

    static boolean isReading(String method) {
        return method.matches(READING);
    }
}
