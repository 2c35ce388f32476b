package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.lead.Hopper;
import io.cadencia.core.pacing.MarginalPacing;
import io.cadencia.core.pacing.PacingPlan;
import io.cadencia.core.pacing.PacingPolicy;
import io.cadencia.core.pacing.PacingView;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** A campaign in force: its settings, hopper, advisors waiting, calls waiting, pacing and counters. */
final class Campaign implements Snapshotable {
    CampaignSpec spec;
    boolean running;
    final Hopper hopper;
    final PacingPolicy pacing;
    final Tally tally;
    /** Sessions ready for a call, longest idle first. */
    final Set<Long> ready = new LinkedHashSet<>();
    /** Attempts answered and without an advisor, longest waiting first. */
    final Set<Long> waiting = new LinkedHashSet<>();

    /** Inbound calls without an advisor, longest waiting first. */
    final Set<Long> callers = new LinkedHashSet<>();

    PacingPlan.Limit lastLimit = PacingPlan.Limit.NONE;

    Campaign(CampaignSpec spec) {
        this(spec, new Hopper(), new MarginalPacing(), new Tally());
    }

    private Campaign(CampaignSpec spec, Hopper hopper, PacingPolicy pacing, Tally tally) {
        this.spec = spec;
        this.hopper = hopper;
        this.pacing = pacing;
        this.tally = tally;
    }

    PacingView pacingView() {
        int wrapUp = tally.seats(AdvisorState.WRAP_UP) + tally.seats(AdvisorState.UNCLASSIFIED);
        return new PacingView(
                spec.mode(),
                ready.size(),
                tally.seats(AdvisorState.ON_CALL),
                wrapUp,
                inFlight(),
                waiting.size() + callers.size(),
                spec.pacing());
    }

    int inFlight() {
        return tally.dialing + tally.ringing;
    }

    /** Whose turn it is: our own calls first, their wait limit is the law's. */
    Set<Long> nextQueue() {
        return spec.mode().paced() && !waiting.isEmpty() ? waiting : callers;
    }

    static long first(Set<Long> queue) {
        Iterator<Long> all = queue.iterator();
        return all.hasNext() ? all.next() : 0;
    }

    CampaignFigures figures(String blocker, long nowMs) {
        long busy = 0;
        for (AdvisorState state : AdvisorState.values()) {
            busy += busy(state) ? tally.spentMs(state, nowMs) : 0;
        }
        return new CampaignFigures(
                spec.campaignId(),
                spec.name(),
                spec.mode(),
                running,
                tally.allSeats(),
                tally.seats(AdvisorState.READY),
                tally.seats(AdvisorState.ON_CALL),
                tally.seats(AdvisorState.WRAP_UP) + tally.seats(AdvisorState.UNCLASSIFIED),
                tally.seats(AdvisorState.PAUSED),
                tally.dialing,
                tally.ringing,
                waiting.size(),
                hopper.size(),
                hopper.remaining(),
                tally.placed,
                tally.answered,
                tally.abandoned,
                tally.connected,
                tally.classified,
                tally.blocked,
                busy,
                tally.spentMs(AdvisorState.READY, nowMs),
                tally.expectedWaitMs(),
                blocker);
    }

    /** Handling a call, or (manual, preview) preparing and placing one. */
    private static boolean busy(AdvisorState state) {
        return switch (state) {
            case PREPARING, DIALING, ON_CALL, WRAP_UP, UNCLASSIFIED -> true;
            case CONNECTING_PHONE, READY, PAUSED -> false;
        };
    }

    @Override
    public void write(StateWriter out) {
        Wire.SPEC.write(spec, out);
        hopper.write(out);
        pacing.write(out);
        tally.write(out);
        out.writeBoolean(running);
        out.writeByte(lastLimit.ordinal());
        Wire.writeAll(ready, out, (id, w) -> w.writeLong(id));
        Wire.writeAll(waiting, out, (id, w) -> w.writeLong(id));
        Wire.writeAll(callers, out, (id, w) -> w.writeLong(id));
    }

    static Campaign read(StateReader in) {
        var campaign = new Campaign(Wire.SPEC.read(in), Hopper.read(in), MarginalPacing.read(in), Tally.read(in));
        campaign.running = in.readBoolean();
        campaign.lastLimit = PacingPlan.Limit.values()[in.readByte()];
        Wire.readAll(in, StateReader::readLong, campaign.ready::add);
        Wire.readAll(in, StateReader::readLong, campaign.waiting::add);
        Wire.readAll(in, StateReader::readLong, campaign.callers::add);
        return campaign;
    }
}
