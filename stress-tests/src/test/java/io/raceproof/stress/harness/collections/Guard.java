package io.raceproof.stress.harness.collections;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** How the operations of a race are protected from each other: where it can, this is all that differs in a family. */
interface Guard {
    <R> R read(Supplier<R> block);

    <R> R write(Supplier<R> block);

    /** No protection. */
    static Guard none() {
        return new Guard() {
            @Override
            public <R> R read(Supplier<R> block) {
                return block.get();
            }

            @Override
            public <R> R write(Supplier<R> block) {
                return block.get();
            }
        };
    }

    /** {@code synchronized}, on an object of its own. */
    static Guard monitor() {
        return monitorOf(new Object());
    }

    /** {@code synchronized} on this object. */
    static Guard monitorOf(Object object) {
        return new Guard() {
            @Override
            public <R> R read(Supplier<R> block) {
                return write(block);
            }

            @Override
            public <R> R write(Supplier<R> block) {
                synchronized (object) {
                    return block.get();
                }
            }
        };
    }

    /** A ReentrantLock. */
    static Guard lock() {
        Lock lock = new ReentrantLock();
        return locks(lock, lock);
    }

    /** A ReadWriteLock: readers do not exclude each other. */
    static Guard readWriteLock() {
        ReadWriteLock lock = new ReentrantReadWriteLock();
        return locks(lock.readLock(), lock.writeLock());
    }

    private static Guard locks(Lock reading, Lock writing) {
        return new Guard() {
            @Override
            public <R> R read(Supplier<R> block) {
                return locked(reading, block);
            }

            @Override
            public <R> R write(Supplier<R> block) {
                return locked(writing, block);
            }
        };
    }

    private static <R> R locked(Lock lock, Supplier<R> block) {
        lock.lock();
        try {
            return block.get();
        } finally {
            lock.unlock();
        }
    }
}
