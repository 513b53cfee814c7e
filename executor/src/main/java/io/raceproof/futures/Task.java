package io.raceproof.futures;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work with a result. It is a {@link Callable} that can also travel to another process, so one lambda fits a
 * thread pool and a process pool alike.
 *
 * <p>A method reference to an overloaded method, such as {@code System.out::println}, fits both {@code Task} and
 * {@link Action}: write the lambda, {@code () -> System.out.println()}.
 *
 * @param <V> the type of the result
 */
@FunctionalInterface
public interface Task<V extends @Nullable Object> extends Callable<V>, Serializable {}
