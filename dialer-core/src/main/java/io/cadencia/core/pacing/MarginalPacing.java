package io.cadencia.core.pacing;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Predictive pacing by the marginal chance of abandonment (design/pacing.md, section 2): a call more is launched as long as
 * the chance that, if answered, it finds nobody is below a price that the abandonment budget sets. Progressive and ratio
 * dialling are its simpler cases. A decision costs the seconds of the horizon and not the calls in flight; no allocation
 * once every phase and class has been seen.
 */
public final class MarginalPacing implements PacingPolicy {
    /** Calls whose end must have been seen: so many, or so many for each advisor, since large teams forgive less. */
    static final long COLD_CALLS = 30;

    private static final long COLD_CALLS_PER_ADVISOR = 3;
    private static final double SLEW_FACTOR = 1.5;
    private static final int SOON_SECONDS = 10;

    final RingModel rings = new RingModel();
    /** Of the team, shared with the campaigns that share it. */
    Knowledge knowledge;

    private final AbandonmentBudget budget = new AbandonmentBudget();
    private final LaunchSearch search = new LaunchSearch(rings);
    private long launchSecond;
    private int launchedInSecond;
    private long cancelSecond;
    private int launches;
    private int cancels;
    private double risk;
    private double price;
    private LaunchLimit limit = LaunchLimit.NONE;

    MarginalPacing(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Pacing of a campaign that shares its advisors with none. */
    public static MarginalPacing alone() {
        return alone(new LearnedAdvisors());
    }

    /** Pacing that knows of its advisors in another way; for bounds in the laboratory. */
    public static MarginalPacing alone(AdvisorForecast advisors) {
        return new MarginalTeam(advisors).create();
    }

    // ---- what happens

    @Override
    public void placed(int odds, long nowMs) {
        knowledge.advance(nowMs);
        if (knowledge.second() != launchSecond) {
            launchSecond = knowledge.second();
            launchedInSecond = 0;
        }
        launchedInSecond++;
        rings.placed(odds);
    }

    @Override
    public void answered(int odds, long placedMs, PacingLimits limits, long nowMs) {
        knowledge.advance(nowMs);
        rings.answered(odds, placedMs);
        budget.answered(limits.abandonmentTarget(), price > 0, nowMs);
    }

    @Override
    public void failed(int odds, long placedMs, boolean byUs, long nowMs) {
        knowledge.advance(nowMs);
        if (byUs) {
            rings.cutShort(odds, placedMs);
        } else {
            rings.failed(odds, placedMs);
        }
    }

    @Override
    public void abandoned(long nowMs) {
        knowledge.advance(nowMs);
        budget.abandoned(nowMs);
    }

    @Override
    public void advisorMoved(AdvisorWork from, long sinceMs, AdvisorWork to, long nowMs) {
        knowledge.advance(nowMs);
        knowledge.advisors.moved(from, sinceMs, to);
    }

    // ---- what to do

    @Override
    public void decide(PacingView view, long nowMs) {
        knowledge.advance(nowMs);
        cancels = 0;
        risk = 0;
        price = 0;
        LaunchLimit simpler = simpler(view);
        if (view.mode() == DialMode.RATIO) {
            int wanted = (int) (view.ready() * view.limits().linesPerAdvisor()) - view.inFlight() - view.waiting();
            limited(wanted, LaunchLimit.MODE, view);
        } else if (simpler == null) {
            predictive(view, nowMs);
        } else {
            oneLineEach(view, simpler);
        }
    }

    @Override
    public int launches() {
        return launches;
    }

    @Override
    public int cancels() {
        return cancels;
    }

    @Override
    public LaunchLimit limit() {
        return limit;
    }

    @Override
    public boolean saving() {
        return limit == LaunchLimit.ABANDONMENT || price > 0 && budget.saving();
    }

    @Override
    public double price() {
        return price;
    }

    @Override
    public double answerChance(int odds) {
        return rings.within(odds, 0)[Horizon.SECONDS];
    }

    /** Why this decision is not a predictive one; null if it is. */
    private @Nullable LaunchLimit simpler(PacingView view) {
        if (view.mode() != DialMode.PREDICTIVE) {
            return LaunchLimit.MODE;
        }
        if (view.team() < view.limits().minimumTeam()) {
            return LaunchLimit.SMALL_TEAM;
        }
        long enough = Math.max(COLD_CALLS, (long) (COLD_CALLS_PER_ADVISOR * view.team() * view.share()));
        return rings.resolved() < enough ? LaunchLimit.COLD_START : null;
    }

    private void predictive(PacingView view, long nowMs) {
        price = budget.price(
                view.limits().abandonmentCeiling(), view.share(), dailyAnswers(view), view.dayStartMs(), nowMs);
        if (price <= 0) {
            oneLineEach(view, LaunchLimit.ABANDONMENT);
            return;
        }
        int most = Math.min(room(view), slewRoom(view));
        int advisors = view.ready() - view.waiting() + knowledge.advisors.busy();
        launches = search.launches(knowledge, advisors, price, most, view);
        risk = search.risk();
        limit = launches < most ? LaunchLimit.ENOUGH_IN_FLIGHT : roomLimit(view);
        if (launches == 0 && view.limits().lateCancel() && cancelSecond != knowledge.second()) {
            cancelSecond = knowledge.second();
            cancels = search.late(knowledge, advisors, price);
        }
    }

    private double dailyAnswers(PacingView view) {
        return view.share()
                * view.team()
                * AbandonmentBudget.WORKING_DAY_SECONDS
                / Math.max(10, knowledge.advisors.meanHandlingSeconds());
    }

    private int slewRoom(PacingView view) {
        return (int) (SLEW_FACTOR * knowledge.recentInFlight()) + view.ready() + 1 - view.inFlight();
    }

    private void oneLineEach(PacingView view, LaunchLimit why) {
        limited(view.ready() - view.waiting() - view.inFlight(), why, view);
    }

    private void limited(int wanted, LaunchLimit why, PacingView view) {
        launches = Math.clamp(wanted, 0, Math.max(0, room(view)));
        limit = launches < wanted ? roomLimit(view) : why;
    }

    private int room(PacingView view) {
        return Math.min(view.most(), Math.min(lines(view), rate(view)));
    }

    private LaunchLimit roomLimit(PacingView view) {
        return lines(view) <= rate(view) ? LaunchLimit.LINES_PER_ADVISOR : LaunchLimit.CALLS_PER_SECOND;
    }

    private static int lines(PacingView view) {
        return (int) (view.team() * view.limits().linesPerAdvisor()) - view.inFlight();
    }

    private int rate(PacingView view) {
        return view.limits().callsPerSecond() - (knowledge.second() == launchSecond ? launchedInSecond : 0);
    }

    @Override
    public PacingDecision explain(PacingView view) {
        return new PacingDecision(
                view.mode(),
                view.ready(),
                knowledge.advisors.busy(),
                view.inFlight(),
                view.waiting(),
                rings.answerShare(),
                view.ready() + knowledge.advisors.freeWithin(SOON_SECONDS),
                knowledge.answeredWithin(SOON_SECONDS),
                risk,
                price,
                launches,
                cancels,
                limit);
    }

    @Override
    public void write(StateWriter out) {
        rings.write(out);
        budget.write(out);
        search.write(out);
        out.writeLong(launchSecond);
        out.writeInt(launchedInSecond);
        out.writeLong(cancelSecond);
        out.writeInt(launches);
        out.writeInt(cancels);
        out.writeDouble(risk);
        out.writeDouble(price);
        out.writeByte(limit.ordinal());
    }

    void read(StateReader in) {
        rings.read(in);
        budget.read(in);
        search.read(in);
        launchSecond = in.readLong();
        launchedInSecond = in.readInt();
        cancelSecond = in.readLong();
        launches = in.readInt();
        cancels = in.readInt();
        risk = in.readDouble();
        price = in.readDouble();
        limit = LaunchLimit.values()[in.readByte()];
    }
}
