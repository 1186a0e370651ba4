package io.agestream.predict.console;

import io.agestream.contract.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * Something the page is told.
 *
 * @param name what kind it is: {@code predicted}, {@code refused}, {@code seconds}, {@code models}, {@code training} or {@code trouble}
 * @param json what it says
 */
public record Event(String name, String json) {

    static Event of(String name, Object value) {
        return new Event(name, new String(Json.write(value), StandardCharsets.UTF_8));
    }
}
