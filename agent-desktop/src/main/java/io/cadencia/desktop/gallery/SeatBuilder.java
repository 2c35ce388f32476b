package io.cadencia.desktop.gallery;

import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.Figures;
import io.cadencia.protocol.ServerMessage.PhoneLeg;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.protocol.ServerMessage.Waiting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A seat with the usual values, changed part by part. */
final class SeatBuilder {
    private final SeatState state;
    private final Instant since;
    private long version = 1;
    private CampaignChoice campaign = Samples.PREDICTIVE;
    private PhoneLeg leg = PhoneLeg.UP;
    private @Nullable Instant deadline;
    private @Nullable String pause;
    private @Nullable String pending;
    private @Nullable Call call;
    private @Nullable Long lead;
    private @Nullable Waiting waiting;

    SeatBuilder(SeatState state, Instant since) {
        this.state = state;
        this.since = since;
    }

    SeatBuilder version(long number) {
        version = number;
        return this;
    }

    SeatBuilder in(CampaignChoice joined) {
        campaign = joined;
        return this;
    }

    SeatBuilder leg(PhoneLeg newLeg) {
        leg = newLeg;
        return this;
    }

    SeatBuilder secondsLeft(int seconds) {
        deadline = Samples.NOW.plusSeconds(seconds);
        return this;
    }

    SeatBuilder paused(String reason) {
        pause = reason;
        return this;
    }

    SeatBuilder pauseAfter(String reason) {
        pending = reason;
        return this;
    }

    SeatBuilder call(Call inHand) {
        call = inHand;
        return this;
    }

    SeatBuilder lead(long id) {
        lead = id;
        return this;
    }

    SeatBuilder waiting(Waiting waits) {
        waiting = waits;
        return this;
    }

    Seat build() {
        return new Seat(
                version,
                state,
                since,
                deadline,
                pause,
                pending,
                campaign,
                leg,
                call,
                lead,
                waiting,
                new Figures(48, 31, 9),
                null,
                null);
    }
}
