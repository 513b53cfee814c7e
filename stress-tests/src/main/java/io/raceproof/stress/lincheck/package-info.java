/** Runs Lincheck's model checker and gives its verdict and its interleaving as data. */
@NullMarked
package io.raceproof.stress.lincheck;

import org.jspecify.annotations.NullMarked;
