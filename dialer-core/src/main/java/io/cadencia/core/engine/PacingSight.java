package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.pacing.PacingView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A campaign and its team as its pacing sees them. */
final class PacingSight implements PacingView {
    private final Campaign campaign;
    private long nowMs;
    private String zone = "";
    private long dayStartMs;
    private long dayEndMs;
    private int most;

    PacingSight(Campaign campaign) {
        this.campaign = campaign;
    }

    /** The sight at a moment; time never goes back. */
    PacingSight at(long now) {
        nowMs = now;
        most = campaign.team.shared() ? 1 : Integer.MAX_VALUE;
        String current = campaign.spec.pacing().zone();
        if (nowMs >= dayEndMs || !current.equals(zone)) {
            zone = current;
            ZonedDateTime day = Instant.ofEpochMilli(nowMs)
                    .atZone(ZoneId.of(zone))
                    .toLocalDate()
                    .atStartOfDay(ZoneId.of(zone));
            dayStartMs = day.toInstant().toEpochMilli();
            dayEndMs = day.plusDays(1).toInstant().toEpochMilli();
        }
        return this;
    }

    /** The same while it is others' turn. */
    PacingSight placingNothing(long now) {
        at(now);
        most = 0;
        return this;
    }

    @Override
    public DialMode mode() {
        return campaign.spec.mode();
    }

    @Override
    public PacingLimits limits() {
        return campaign.spec.pacing();
    }

    @Override
    public int seats() {
        return campaign.team.allSeats();
    }

    @Override
    public int ready() {
        return campaign.team.ready.size();
    }

    @Override
    public int talking() {
        return campaign.team.seats(AdvisorState.ON_CALL);
    }

    @Override
    public int wrapUp() {
        return campaign.team.seats(AdvisorState.WRAP_UP) + campaign.team.seats(AdvisorState.UNCLASSIFIED);
    }

    @Override
    public int inFlight() {
        return campaign.team.inFlight();
    }

    @Override
    public int waiting() {
        return campaign.team.waiting();
    }

    @Override
    public long dayStartMs() {
        return dayStartMs;
    }

    @Override
    public double share() {
        return campaign.team.share(campaign);
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public int choose(double ease) {
        return campaign.choice.choose(ease, nowMs);
    }
}
