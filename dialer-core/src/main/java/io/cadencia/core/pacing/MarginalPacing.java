package io.cadencia.core.pacing;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Predictive pacing by the marginal chance of abandonment (design/pacing.md, section 2): a call more is launched as long as
 * the chance that, if answered, it finds nobody is below a price that the abandonment budget sets. Progressive and ratio
 * dialling are its simpler cases. A decision costs the seconds of the horizon and not the calls in flight; no allocation
 * once every phase and class has been seen.
 */
public final class MarginalPacing implements PacingPolicy {
    /** Calls whose end must have been seen: so many, and so many for each advisor, since large teams forgive less. */
    static final long COLD_CALLS = 150;

    private static final long COLD_CALLS_PER_ADVISOR = 3;
    private static final double SLEW_FACTOR = 1.5;
    /** Youngest call that may be given up, seconds since it was placed; the engine sees to it that it has rung long enough. */
    private static final int LATE_AGE = 15;
    /** Risk, in prices, at which a late call is given up. */
    private static final double LATE_RISK = 3;

    private static final int SOON_SECONDS = 10;
    /** A smaller risk does not tell how it grows. */
    private static final double LEAST_RISK = 1e-9;

    private static final double MOST_OF_LEFT = 0.6;
    /** At most so many times the calls up to now before the risk is worked out again. */
    private static final double FURTHER = 2;

    private static final double FURTHER_UNKNOWN = 0.125;

    final RingModel rings = new RingModel();
    /** Of the team, shared with the campaigns that share it. */
    Knowledge knowledge;

    private final AbandonmentBudget budget = new AbandonmentBudget();
    private final Forecast forecast = new Forecast();
    private final SmallTeam small = new SmallTeam();
    private final NeedRank need = new NeedRank();
    /** Calls launched now, by class; of use within a decision only. */
    private final int[] ofClass = new int[AnswerOdds.CLASSES];

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
        launches = launches(advisors, most, view);
        limit = launches < most ? LaunchLimit.ENOUGH_IN_FLIGHT : roomLimit(view);
        if (launches == 0 && view.limits().lateCancel() && cancelSecond != knowledge.second()) {
            cancelSecond = knowledge.second();
            cancels = late(advisors);
        }
    }

    /**
     * As many as are worth the price, each to a lead as likely to answer as it is needed. The risk grows with each, nearly
     * as an exponential does, a little slower: it is worked out anew only after most of the calls that seem to be left.
     */
    private int launches(int advisors, int most, PacingView view) {
        if (most <= 0) {
            return 0;
        }
        Outlook outlook = advisors > SmallTeam.MOST_ADVISORS ? forecast : small;
        knowledge.look(outlook);
        int n = 0;
        for (int step = 0; n < most; n += step) {
            double before = risk;
            risk = outlook.marginal(advisors, rings.within(AnswerOdds.USUAL, 0));
            if (risk > price) {
                return n;
            }
            double growth = before > LEAST_RISK ? StrictMath.log(risk / before) / step : 0;
            step = Math.clamp((long) further(n, growth), 1, most - n);
            launch(step, risk / price, StrictMath.exp(growth), outlook, view);
        }
        return n;
    }

    /** Calls after which the risk is worked out again; few where it is too small to tell how it grows. */
    private double further(int n, double growth) {
        return growth > 0
                ? Math.min(MOST_OF_LEFT * StrictMath.log(price / risk) / growth, FURTHER * n)
                : FURTHER_UNKNOWN * n;
    }

    /** @param risk of the first, in prices; {@code growth} from one to the next */
    private void launch(int calls, double risk, double growth, Outlook outlook, PacingView view) {
        Arrays.fill(ofClass, 0);
        double here = risk;
        for (int i = 0; i < calls; i++) {
            ofClass[view.choose(need.rank(here))]++;
            here *= growth;
        }
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            if (ofClass[odds] > 0) {
                outlook.calls(rings.within(odds, 0), ofClass[odds]);
            }
        }
    }

    /** Calls that have rung long and would, if answered now, too likely find nobody; the oldest first. */
    private int late(int advisors) {
        knowledge.look(forecast);
        int late = 0;
        for (int bin = Ages.bin(RingModel.SPAN); bin >= Ages.bin(LATE_AGE); bin--) {
            for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
                for (int calls = rings.at(odds, bin); calls > 0; calls--) {
                    float[] within = rings.within(odds, bin);
                    forecast.calls(within, -1);
                    if (forecast.marginal(advisors, within) <= LATE_RISK * price) {
                        forecast.calls(within, 1);
                        break;
                    }
                    late++;
                }
            }
        }
        return late;
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
        need.write(out);
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
        need.read(in);
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
