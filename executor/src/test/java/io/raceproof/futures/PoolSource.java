package io.raceproof.futures;

/** Where a contract takes its pool from. */
interface PoolSource {
    /** A new pool of exactly so many workers, with an unlimited queue. */
    PoolExecutor newPool(int workers);
}
