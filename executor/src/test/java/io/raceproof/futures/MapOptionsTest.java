package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MapOptionsTest {
    @Test
    void the_defaults_are_no_limits_and_chunks_of_one() {
        MapOptions options = MapOptions.defaults();
        assertNull(options.timeout());
        assertEquals(0, options.buffer());
        assertEquals(1, options.chunkSize());
    }

    @Test
    void each_method_changes_one_thing_in_a_copy() {
        MapOptions all = MapOptions.defaults()
                .timeout(Duration.ofSeconds(3))
                .buffer(4)
                .chunkSize(5)
                .buffer(6);
        assertEquals(Duration.ofSeconds(3), all.timeout());
        assertEquals(6, all.buffer());
        assertEquals(5, all.chunkSize());
        assertEquals(0, MapOptions.defaults().buffer());
    }
}
