package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.pacing.PacingView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A campaign as its pacing sees it. */
final class PacingSight implements PacingView {
    private final Campaign campaign;
    private long nowMs;
    private String zone = "";
    private long dayStartMs;
    private long dayEndMs;

    PacingSight(Campaign campaign) {
        this.campaign = campaign;
    }

    /** The sight at a moment; time never goes back. */
    PacingSight at(long now) {
        nowMs = now;
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
        return campaign.tally.allSeats();
    }

    @Override
    public int ready() {
        return campaign.ready.size();
    }

    @Override
    public int talking() {
        return campaign.tally.seats(AdvisorState.ON_CALL);
    }

    @Override
    public int wrapUp() {
        return campaign.tally.seats(AdvisorState.WRAP_UP) + campaign.tally.seats(AdvisorState.UNCLASSIFIED);
    }

    @Override
    public int inFlight() {
        return campaign.inFlight();
    }

    @Override
    public int waiting() {
        return campaign.waiting.size() + campaign.callers.size();
    }

    @Override
    public long dayStartMs() {
        return dayStartMs;
    }

    @Override
    public int choose(double ease) {
        return campaign.choice.choose(ease, nowMs);
    }
}
