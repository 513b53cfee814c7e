/** Runs jcstress tests and gives their tables of outcomes as data. */
@NullMarked
package io.raceproof.stress.jcstress;

import org.jspecify.annotations.NullMarked;
