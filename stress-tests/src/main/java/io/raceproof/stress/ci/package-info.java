/**
 * What a CI engineer reads after a run: one report out of the verdicts of all shards.
 *
 * <pre>
 *   verdicts.jsonl, kill-matrix.jsonl of each shard ──► CiReport ──► report.html, summary.md, annotations, exit status
 * </pre>
 */
@NullMarked
package io.raceproof.stress.ci;

import org.jspecify.annotations.NullMarked;
