package io.raceproof.futures.process;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * What all workers of a pool have in common. Immutable.
 *
 * @param jvmFlags come after the defaults, so they win
 * @param environment is added to the parent's
 * @param classPath of the worker
 * @param initializer serialized by {@link Codec#encode}; empty for none
 * @param output gets the worker's name and each line that was printed in it
 * @param threads makes a thread of that name that does not keep the JVM alive
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WorkerSettings(
        List<String> jvmFlags,
        Map<String, String> environment,
        String classPath,
        byte[] initializer,
        BiConsumer<String, String> output,
        BiFunction<Runnable, String, Thread> threads) {}
