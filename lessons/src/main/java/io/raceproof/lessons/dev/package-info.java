/** For authors of lessons: a new lesson's folder, and what is missing in one. */
@NullMarked
package io.raceproof.lessons.dev;

import org.jspecify.annotations.NullMarked;
