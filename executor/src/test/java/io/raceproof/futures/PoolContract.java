package io.raceproof.futures;

/**
 * What every pool promises, whatever its workers are. To check a pool, make a test class that implements this.
 *
 * <p>The tests hold for a pool of processes, too: tasks are serializable lambdas over serializable values, and what
 * happens inside one is seen through a {@link Probe} only.
 */
interface PoolContract
        extends SubmitContract,
                FutureContract,
                CancelContract,
                CallbackContract,
                CallbackChainContract,
                MapContract,
                MapBufferContract,
                AwaitContract,
                AsCompletedContract,
                ShutdownContract {}
