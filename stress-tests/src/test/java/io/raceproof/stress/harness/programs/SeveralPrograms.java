package io.raceproof.stress.harness.programs;

import io.raceproof.futures.DoneAndNotDone;
import io.raceproof.futures.Future;
import io.raceproof.futures.FutureTimeoutException;
import io.raceproof.futures.Futures;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ReturnWhen;
import io.raceproof.futures.internal.future.FutureAccess;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for several futures, on each of the three conditions, by up to three threads at once, with and without giving up,
 * until they end or until an interrupt comes. One of the futures is often done before: then two are left for those who complete.
 */
public final class SeveralPrograms extends Race<SeveralPrograms.Several> {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    /** Three futures, and the ways to wait for them. */
    interface Several {
        boolean complete(int future);

        boolean fail(int future);

        boolean cancel(int future);

        /** Waits; whether the condition holds of what it returned. All of these fail if a wait returns for no reason. */
        boolean await(ReturnWhen condition) throws InterruptedException;

        /** The same, with a time-out. */
        boolean awaitInTime(ReturnWhen condition) throws InterruptedException;

        /** The same, unless interrupted. */
        boolean awaitInterruptibly(ReturnWhen condition) throws InterruptedException;

        /** Interrupts who waits so, now and later. */
        void interrupt();

        /** Takes all as they are done; how many different ones. */
        int takeAll() throws InterruptedException;

        /** Takes the first that is done, and gives the others up; whether it is done. */
        boolean takeFirst() throws InterruptedException;

        /** Takes what is done in time; how many at least. */
        boolean takeInTime() throws InterruptedException;

        /** Where each stands, and how many who wait are left with those that are not done. */
        String state();
    }

    static final class Real implements Several {
        private final List<Promise<String>> promises = List.of(new Promise<>(), new Promise<>(), new Promise<>());
        private final List<Future<String>> futures = List.of(
                promises.get(0).future(),
                promises.get(1).future(),
                promises.get(2).future());
        private final Interrupts interrupts = new Interrupts();

        @Override
        public boolean complete(int future) {
            return promises.get(future).tryComplete("done");
        }

        @Override
        public boolean fail(int future) {
            return promises.get(future).tryFail(new IllegalStateException("planted"));
        }

        @Override
        public boolean cancel(int future) {
            return futures.get(future).cancel();
        }

        @Override
        public boolean await(ReturnWhen condition) throws InterruptedException {
            return holds(condition, Futures.await(futures, condition));
        }

        @Override
        public boolean awaitInTime(ReturnWhen condition) throws InterruptedException {
            long start = System.nanoTime();
            boolean held = holds(condition, Futures.await(futures, condition, A_WHILE));
            if (!held && System.nanoTime() - start < A_WHILE.toNanos()) {
                throw new AssertionError("it gave up before its time");
            }
            return held;
        }

        @Override
        public boolean awaitInterruptibly(ReturnWhen condition) {
            return interrupts.orElse(false, () -> {
                if (!await(condition)) {
                    throw new AssertionError("it returned without an interrupt");
                }
                return true;
            });
        }

        @Override
        public void interrupt() {
            interrupts.interrupt();
        }

        private boolean holds(ReturnWhen condition, DoneAndNotDone<Future<String>> parted) {
            if (parted.done().size() + parted.notDone().size() != futures.size()) {
                throw new AssertionError("each once: " + parted);
            }
            return PlainFutures.holds(
                    condition, parted.done().stream().map(Future::status).toList(), futures.size());
        }

        @Override
        public int takeAll() {
            Set<Future<String>> taken = new HashSet<>();
            Futures.asCompleted(futures).forEach(done -> {
                if (done.isDone()) {
                    taken.add(done);
                }
            });
            return taken.size();
        }

        @Override
        public boolean takeFirst() {
            try (var completions = Futures.asCompleted(futures)) {
                return completions.next().isDone();
            }
        }

        @Override
        public boolean takeInTime() {
            try (var completions = Futures.asCompleted(futures, A_WHILE)) {
                return completions.next().isDone();
            } catch (FutureTimeoutException e) {
                return false;
            }
        }

        @Override
        public String state() {
            return futures.stream().map(Future::status).toList() + ", waiters: " + FutureAccess.waiters(futures);
        }
    }

    /** For one thread. */
    static class Plain extends PlainFutures implements Several {
        private final @Nullable Choices choices;
        private boolean interrupted;

        Plain(@Nullable Choices choices) {
            super(3);
            this.choices = choices;
        }

        /** Waits until it holds, or gives up where it may. */
        boolean wait(ReturnWhen condition, boolean mayGiveUp) throws InterruptedException {
            if (!holds(condition) && mayGiveUp && choices != null && choices.maybe()) {
                return false;
            }
            Waits.until(holds(condition));
            return true;
        }

        @Override
        public boolean await(ReturnWhen condition) throws InterruptedException {
            return wait(condition, false);
        }

        @Override
        public boolean awaitInTime(ReturnWhen condition) throws InterruptedException {
            return wait(condition, true);
        }

        @Override
        public boolean awaitInterruptibly(ReturnWhen condition) throws InterruptedException {
            waitInterruptibly(condition);
            return holds(condition);
        }

        boolean isOver(ReturnWhen condition) {
            return holds(condition) || interrupted;
        }

        void waitInterruptibly(ReturnWhen condition) throws InterruptedException {
            Waits.until(isOver(condition));
        }

        @Override
        public void interrupt() {
            interrupted = true;
        }

        @Override
        public int takeAll() throws InterruptedException {
            wait(ReturnWhen.ALL_COMPLETED, false);
            return done().size();
        }

        @Override
        public boolean takeFirst() throws InterruptedException {
            return wait(ReturnWhen.FIRST_COMPLETED, false);
        }

        @Override
        public boolean takeInTime() throws InterruptedException {
            return wait(ReturnWhen.FIRST_COMPLETED, true);
        }
    }

    /** Two that end the same future may both be told that it was they. */
    static final class Unprotected extends Plain {
        Unprotected() {
            super(null);
        }

        @Override
        protected boolean end(int future, Future.Status how) {
            boolean ended = super.end(future, how);
            synchronized (this) {
                notifyAll();
            }
            return ended;
        }

        @Override
        void waitInterruptibly(ReturnWhen condition) throws InterruptedException {
            synchronized (this) {
                while (!isOver(condition)) {
                    wait();
                }
            }
        }

        @Override
        public void interrupt() {
            super.interrupt();
            synchronized (this) {
                notifyAll();
            }
        }

        @Override
        boolean wait(ReturnWhen condition, boolean mayGiveUp) throws InterruptedException {
            synchronized (this) {
                while (!holds(condition)) {
                    wait();
                }
            }
            return true;
        }
    }

    /** For the lenses. */
    public SeveralPrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);
        openReference(choices -> new Plain(choices));
        broken("unprotected", () -> new Unprotected());
        fixed("futures", () -> new Real());

        var complete = query("complete", Several::complete, 0, 1, 2);
        query("fail", Several::fail, 0, 1);
        var cancel = query("cancel", Several::cancel, 1, 2);
        var await = query("await", Several::await, ReturnWhen.values());
        query("awaitInTime", Several::awaitInTime, ReturnWhen.values());
        query("awaitInterruptibly", Several::awaitInterruptibly, ReturnWhen.values());
        action("interrupt", Several::interrupt);
        before(complete.with(2));
        actor(await.with(ReturnWhen.ALL_COMPLETED));
        actor(complete.with(0));
        actor(cancel.with(1));
        observe(Several::state);
    }
}
