package io.cadencia.telephony.leg;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private long nowNanos;
    private final RoundTrips trips = new RoundTrips(() -> nowNanos);

    @Test
    void shouldTellTheNinetyFifthPercentileAndBeginAnew() {
        List<RoundTrips.Trip> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(trips.begin());
        }
        for (RoundTrips.Trip trip : all) {
            nowNanos += 10_000_000; // 10, 20 .. 200 ms
            trips.end(trip);
            trips.end(trip);
        }
        assertThat(trips.take()).isEqualTo(new TelephonyEvent.RoundTrip(190, 20, ""));
        assertThat(trips.take()).isEqualTo(new TelephonyEvent.RoundTrip(0, 0, ""));
    }

    @Test
    void shouldCountARequestWithoutAnAnswerWithItsAge() {
        RoundTrips.Trip trip = trips.begin();
        nowNanos += 700_000_000;
        assertThat(trips.take().p95Ms()).isEqualTo(700);
        nowNanos += 1_000_000_000;
        assertThat(trips.take().p95Ms()).isEqualTo(1_700);
        trips.end(trip);
        assertThat(trips.take().requests()).isEqualTo(1);
        assertThat(trips.take().requests()).isZero();
    }
}
