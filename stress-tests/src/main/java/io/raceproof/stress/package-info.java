@NullMarked
package io.raceproof.stress;

import org.jspecify.annotations.NullMarked;
