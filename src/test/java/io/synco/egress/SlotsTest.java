package io.synco.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Slots slots = new Slots();
    private final List<String> taken = new ArrayList<>();

    @Test
    void who_comes_when_all_places_are_taken_waits_for_the_first_to_be_given_back() {
        Slots.Slot a = take("h", "a");
        take("h", "b");
        take("h", "c");
        take("other", "d");
        assertThat(taken).containsExactly("a", "b", "d");

        a.release();
        a.release();

        assertThat(taken).containsExactly("a", "b", "d", "c");
    }

    @Test
    void who_stops_waiting_gets_no_place_and_takes_none_from_others() {
        Slots.Slot a = take("h", "a");
        take("h", "b");
        Slots.Slot c = take("h", "c");
        take("h", "d");

        c.release();
        a.release();

        assertThat(taken).containsExactly("a", "b", "d");
    }

    @Test
    void a_host_that_nobody_calls_is_forgotten() {
        Slots.Slot a = take("h", "a");
        Slots.Slot b = take("h", "b");
        Slots.Slot c = take("h", "c");

        a.release();
        b.release();
        c.release();

        assertThat(slots.hosts()).isZero();
    }

    private Slots.Slot take(String host, String name) {
        return slots.take(host, 2, () -> taken.add(name));
    }
}
