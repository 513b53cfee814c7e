package io.raceproof.stress.harness.collections;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** How the operations of a race are protected from each other: where it can, this is all that differs in a family. */
interface Guard {
    void read(Runnable block);

    void write(Runnable block);

    /** No protection. */
    static Guard none() {
        return new Guard() {
            @Override
            public void read(Runnable block) {
                block.run();
            }

            @Override
            public void write(Runnable block) {
                block.run();
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
            public void read(Runnable block) {
                write(block);
            }

            @Override
            public void write(Runnable block) {
                synchronized (object) {
                    block.run();
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
            public void read(Runnable block) {
                locked(reading, block);
            }

            @Override
            public void write(Runnable block) {
                locked(writing, block);
            }
        };
    }

    private static void locked(Lock lock, Runnable block) {
        lock.lock();
        try {
            block.run();
        } finally {
            lock.unlock();
        }
    }
}
