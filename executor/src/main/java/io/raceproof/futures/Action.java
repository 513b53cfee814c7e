package io.raceproof.futures;

import java.io.Serializable;

/** A piece of work without a result. Like {@link Task} it may throw anything and can travel to another process. */
@FunctionalInterface
public interface Action extends Serializable {
    /** Does the work. Whatever it throws becomes the failure of its {@link Future}. */
    void run() throws Exception;
}
