/** The exercise of lesson 2. What stands here is what a learner starts from. */
@NullMarked
package lesson02;

import org.jspecify.annotations.NullMarked;
