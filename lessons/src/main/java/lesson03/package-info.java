/** The exercise of lesson 3. What stands here is what a learner starts from. */
@NullMarked
package lesson03;

import org.jspecify.annotations.NullMarked;
