package io.raceproof.futures;

import io.raceproof.futures.internal.future.Waiter;
import io.raceproof.futures.process.Codec;
import io.raceproof.futures.process.Execution;
import io.raceproof.futures.process.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of a {@code map} on a process pool, sent in chunks. A chunk is one task, and so one trip to a worker and back;
 * each item in it is read, run and answered on its own, and has a future of its own: a bad one costs only itself.
 *
 * <pre>
 *   items ──► chunk: function and items, serialized one by one ──► worker: one reply per item ──► one promise per item
 * </pre>
 */
final class Chunks<T extends @Nullable Object, R extends @Nullable Object> implements Results.Source<R> {

    /** What travels. Its result is the replies, in order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Chunk(byte[] fn, byte[][] items) implements Task<byte[][]> {
        private static final long serialVersionUID = 1L;

        @Override
        public byte[][] call() {
            return Execution.applyToEach(items, fn, Chunk::apply);
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // a function of this type was sent, and items of its type
        private static @Nullable Object apply(@Nullable Object fn, @Nullable Object item) throws Exception {
            return ((TaskFunction<Object, Object>) fn).apply(item);
        }
    }

    private final Singles.Submission pool;
    private final TaskFunction<? super T, ? extends R> fn;
    private final Iterator<? extends T> items;
    private final int size;

    /** The function, serialized once; null before the first chunk. */
    private byte @Nullable [] encodedFn;

    /** What the input threw after the items of the last chunk; thrown when more is asked for. */
    private @Nullable RuntimeException trouble;

    Chunks(Singles.Submission pool, TaskFunction<? super T, ? extends R> fn, Iterable<? extends T> items, int size) {
        this.pool = pool;
        this.fn = fn;
        this.items = items.iterator();
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return trouble != null || items.hasNext();
    }

    @Override
    public Collection<Future<R>> submitNext() {
        if (trouble != null) {
            throw trouble;
        }
        byte[] function = encodedFn == null ? Codec.encode(fn, "the function") : encodedFn;
        encodedFn = function;
        List<byte[]> chunk = new ArrayList<>();
        List<Promise<R>> travelling = new ArrayList<>();
        List<Future<R>> futures = new ArrayList<>();
        try {
            while (futures.size() < size && items.hasNext()) {
                T item = items.next();
                Promise<R> promise = new Promise<>();
                futures.add(promise.future());
                try {
                    chunk.add(Codec.encode(item, "an item"));
                    travelling.add(promise);
                } catch (IllegalArgumentException e) {
                    promise.fail(e); // it costs only itself
                }
            }
        } catch (RuntimeException e) {
            if (futures.isEmpty()) {
                throw e;
            }
            trouble = e;
        }
        if (!chunk.isEmpty()) {
            submit(new Chunk(function, chunk.toArray(new byte[0][])), travelling);
        }
        return futures;
    }

    private void submit(Chunk chunk, List<Promise<R>> promises) {
        ClassLoader loader = fn.getClass().getClassLoader();
        Future<byte[][]> whole = pool.submit(chunk, chunk.getClass().getClassLoader());
        whole.add(new Delivery<>(whole, promises, loader));
        List<Future<R>> futures = promises.stream().map(Promise::future).toList();
        futures.forEach(future -> future.add(new Withdrawal(future, futures, whole)));
    }

    /** Gives each item's promise its part of the chunk's outcome. */
    private static final class Delivery<R extends @Nullable Object> extends Waiter {
        private final Future<byte[][]> whole;
        private final List<Promise<R>> promises;
        private final @Nullable ClassLoader loader;

        Delivery(Future<byte[][]> whole, List<Promise<R>> promises, @Nullable ClassLoader loader) {
            this.whole = whole;
            this.promises = promises;
            this.loader = loader;
        }

        @Override
        protected void completed(boolean failed) {
            switch (whole.status()) {
                case SUCCEEDED -> deliver(whole.resultNow());
                case FAILED -> promises.forEach(promise -> promise.tryFail(whole.exceptionNow()));
                default -> promises.forEach(promise -> promise.future().cancel());
            }
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // the function gave it, null if that is an R
        private void deliver(byte[][] replies) {
            for (int i = 0; i < replies.length; i++) {
                Promise<R> promise = promises.get(i);
                try {
                    Reply reply = Reply.parse(replies[i]);
                    if (reply instanceof Reply.Returned returned) {
                        promise.tryComplete((R) returned.decode(loader));
                    } else if (reply instanceof Reply.Threw threw) {
                        promise.tryFail(RemoteTaskException.failure(threw, "(one that ran a chunk)", loader));
                    }
                } catch (Throwable t) {
                    promise.tryFail(RemoteTaskException.unreadable(t));
                }
            }
        }
    }

    /** Cancels the chunk once all of its items are cancelled. */
    private static final class Withdrawal extends Waiter {
        private final Future<?> item;
        private final List<? extends Future<?>> all;
        private final Future<?> whole;

        Withdrawal(Future<?> item, List<? extends Future<?>> all, Future<?> whole) {
            this.item = item;
            this.all = all;
            this.whole = whole;
        }

        @Override
        protected void completed(boolean failed) {
            if (item.isCancelled() && all.stream().allMatch(Future::isCancelled)) {
                whole.cancel();
            }
        }
    }
}
