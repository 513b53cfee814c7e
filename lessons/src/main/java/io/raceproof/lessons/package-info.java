@NullMarked
package io.raceproof.lessons;

import org.jspecify.annotations.NullMarked;
