package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.answer.AnswerModel;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.lead.Hopper;
import io.cadencia.core.pacing.AnswerOdds;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.PacingPolicy;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A campaign in force: its settings, team, hopper, calls waiting, pacing and counters. */
final class Campaign implements Snapshotable {
    CampaignSpec spec;
    Team team;
    boolean running;
    final Hopper hopper;
    final LeadChoice choice;
    final PacingPolicy pacing;
    final AnswerModel answers;
    final Tally tally;
    /** Attempts answered and without an advisor, longest waiting first. */
    final Set<Long> waiting = new LinkedHashSet<>();

    /** Inbound calls without an advisor, longest waiting first. */
    final Set<Long> callers = new LinkedHashSet<>();

    /** Attempts ringing, longest first. */
    final Set<Long> ringing = new LinkedHashSet<>();

    final PacingSight sight = new PacingSight(this);
    LaunchLimit lastLimit = LaunchLimit.NONE;
    /** When the pacing last asked to be asked again. */
    long wakeAtMs;
    /** Conversations it has had, and is likely to have of the calls in flight, over its weight; see {@link DialTurns}. */
    double served;

    Campaign(CampaignSpec spec, Team team) {
        this(spec, team, new Hopper(), team.pacing.create(), new AnswerModel(), new Tally());
    }

    private Campaign(
            CampaignSpec spec, Team team, Hopper hopper, PacingPolicy pacing, AnswerModel answers, Tally tally) {
        this.team = team;
        this.served = team.leastServed();
        team.campaigns.add(this);
        this.spec = spec;
        this.hopper = hopper;
        this.choice = new LeadChoice(this, answers);
        this.pacing = pacing;
        this.answers = answers;
        this.tally = tally;
    }

    void rings(Attempt attempt) {
        tally.dialing--;
        tally.ringing++;
        if (attempt.mode.paced()) {
            ringing.add(attempt.id);
        }
    }

    void placed(Attempt attempt) {
        tally.placed++;
        tally.dialing++;
        attempt.odds = spec.pacing().answerModel()
                ? answers.odds(attempt.lead, attempt.phone, attempt.placedAtMs)
                : AnswerOdds.USUAL;
        pacing.placed(attempt.odds, attempt.placedAtMs);
    }

    /** A human answered a call in flight. */
    void answered(Attempt attempt, long nowMs) {
        leaveFlight(attempt);
        DialTurns.resolved(this, attempt, true);
        answers.learn(attempt.lead, attempt.phone, attempt.placedAtMs, true);
        pacing.answered(attempt.odds, attempt.placedAtMs, spec.pacing(), nowMs);
    }

    /**
     * A call in flight is over.
     *
     * @param byUs we ended it: it might have been answered yet
     * @param reached it came to the debtor's phone, and so teaches how likely he is to answer
     */
    void unanswered(Attempt attempt, boolean byUs, boolean reached, long nowMs) {
        leaveFlight(attempt);
        DialTurns.resolved(this, attempt, false);
        if (reached && !byUs) {
            answers.learn(attempt.lead, attempt.phone, attempt.placedAtMs, false);
        }
        pacing.failed(attempt.odds, attempt.placedAtMs, byUs, nowMs);
    }

    private void leaveFlight(Attempt attempt) {
        tally.leaveFlight(attempt);
        ringing.remove(attempt.id);
    }

    int inFlight() {
        return tally.dialing + tally.ringing;
    }

    /** The pacing decides when to dial, and has something to dial. */
    boolean dials() {
        return running && spec.mode().paced() && (hopper.size() > 0 || inFlight() > 0);
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
                blocker,
                spec.mode().paced() ? pacing.explain(sight.at(nowMs)) : null,
                spec.team().name(),
                team.allSeats(),
                team.ready.size(),
                spec.pacing().answerModel() ? answers.reliability() : List.of());
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
        answers.write(out);
        tally.write(out);
        out.writeBoolean(running);
        out.writeByte(lastLimit.ordinal());
        out.writeLong(wakeAtMs);
        out.writeDouble(served);
        Wire.writeAll(waiting, out, (id, w) -> w.writeLong(id));
        Wire.writeAll(callers, out, (id, w) -> w.writeLong(id));
        Wire.writeAll(ringing, out, (id, w) -> w.writeLong(id));
    }

    /** @param teams those there are, by their keys */
    static Campaign read(StateReader in, Function<String, Team> teams) {
        CampaignSpec spec = Wire.SPEC.read(in);
        Team team = teams.apply(Team.key(spec));
        var campaign =
                new Campaign(spec, team, Hopper.read(in), team.pacing.read(in), AnswerModel.read(in), Tally.read(in));
        campaign.running = in.readBoolean();
        campaign.lastLimit = LaunchLimit.values()[in.readByte()];
        campaign.wakeAtMs = in.readLong();
        campaign.served = in.readDouble();
        Wire.readAll(in, StateReader::readLong, campaign.waiting::add);
        Wire.readAll(in, StateReader::readLong, campaign.callers::add);
        Wire.readAll(in, StateReader::readLong, campaign.ringing::add);
        return campaign;
    }
}
