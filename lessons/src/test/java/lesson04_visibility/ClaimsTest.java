package lesson04_visibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.lessons.LessonText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the text of lesson 4 claims beside what the demonstration and the proof run. */
class ClaimsTest {
    @Test
    void the_python_loop_ends() throws Exception {
        assumeTrue(LessonText.hasPython(), "there is no python3");
        String program = LessonText.of("lesson04_visibility").blocks("python").get(0);
        assertEquals(List.of("it ended"), LessonText.run(program + "\nprint('it ended')\n"));
    }
}
