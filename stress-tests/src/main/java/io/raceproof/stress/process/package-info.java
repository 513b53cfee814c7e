/** Child JVMs: started, watched, and never left behind. */
@NullMarked
package io.raceproof.stress.process;

import org.jspecify.annotations.NullMarked;
