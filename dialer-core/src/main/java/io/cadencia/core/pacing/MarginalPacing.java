package io.cadencia.core.pacing;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.pacing.PacingPlan.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Predictive pacing by the marginal chance of abandonment (design/pacing.md, section 2): a call more is launched as long as
 * the chance that, if answered, it finds nobody is below a price that the abandonment budget sets. Everything in whole
 * seconds; sums are kept from event to event and made anew each second, so that a decision costs the seconds of the
 * horizon and not the calls in flight. No allocation after construction.
 */
public final class MarginalPacing implements PacingPolicy {
    static final long COLD_CALLS = 150;
    private static final long SECOND_MS = 1_000;
    private static final long LONG_SILENCE_SECONDS = 60;
    private static final long LEARN_EVERY_SECONDS = 60;
    private static final long LEARN_AT_LEAST_SECONDS = 10;
    /** New evidence worth learning from at once, as a share of the memory. */
    private static final double LEARN_AT_SHARE = 0.02;

    private static final double MEMORY_CALLS = 2_000;
    private static final double SLEW_PER_SECOND = 0.12;
    private static final double SLEW_FACTOR = 1.5;
    private static final double WORKING_DAY_SECONDS = 8 * 3_600.0;
    private static final BusyPhase[] PHASES = BusyPhase.values();

    private final RingModel rings = new RingModel();
    private final PhaseModel[] phases = new PhaseModel[PHASES.length];
    private final AbandonmentBudget budget = new AbandonmentBudget();
    private final Forecast forecast = new Forecast();
    private final SmallTeam small = new SmallTeam();
    private long second;
    private long learnedSecond;
    private long learnedCalls;
    private double recentInFlight;
    private long launchSecond;
    private int launchedInSecond;

    public MarginalPacing() {
        this(true);
    }

    private MarginalPacing(boolean fresh) {
        for (BusyPhase phase : PHASES) {
            phases[phase.ordinal()] = new PhaseModel(phase);
        }
        if (fresh) {
            learn();
        }
    }

    // ---- what happens

    @Override
    public void placed(long nowMs) {
        advance(nowMs);
        if (second != launchSecond) {
            launchSecond = second;
            launchedInSecond = 0;
        }
        launchedInSecond++;
        rings.placed();
        forecast.calls(rings.within(0), 1);
    }

    @Override
    public void answered(long placedMs, PacingLimits limits, long nowMs) {
        advance(nowMs);
        forecast.calls(rings.within(rings.answered(placedMs / SECOND_MS)), -1);
        budget.answered(limits.abandonmentTarget(), nowMs);
    }

    @Override
    public void failed(long placedMs, boolean byUs, long nowMs) {
        advance(nowMs);
        long placed = placedMs / SECOND_MS;
        int age = byUs ? rings.cutShort(placed) : rings.failed(placed);
        forecast.calls(rings.within(age), -1);
    }

    @Override
    public void abandoned(long nowMs) {
        advance(nowMs);
        budget.abandoned(nowMs);
    }

    @Override
    public void advisorMoved(@Nullable AdvisorState from, long sinceMs, @Nullable AdvisorState to, long nowMs) {
        advance(nowMs);
        BusyPhase left = phase(from);
        BusyPhase entered = phase(to);
        if (left != null) {
            PhaseModel model = phases[left.ordinal()];
            long since = sinceMs / SECOND_MS;
            boolean goesOn = to == AdvisorState.READY || entered != null && entered.ordinal() > left.ordinal();
            int age = goesOn
                    ? model.left(since, entered == null ? PHASES.length : entered.ordinal())
                    : model.cutShort(since);
            forecast.advisors(model.freeWithin(age), -1);
        }
        if (entered != null) {
            phases[entered.ordinal()].entered();
            forecast.advisors(phases[entered.ordinal()].freeWithin(0), 1);
        }
    }

    private static @Nullable BusyPhase phase(@Nullable AdvisorState state) {
        return switch (state) {
            case ON_CALL -> BusyPhase.TALK;
            case WRAP_UP -> BusyPhase.WRAP_UP;
            case UNCLASSIFIED -> BusyPhase.UNCLASSIFIED;
            case CONNECTING_PHONE, READY, PREPARING, DIALING, PAUSED -> null;
            case null -> null;
        };
    }

    // ---- time

    private void advance(long nowMs) {
        long now = nowMs / SECOND_MS;
        if (now <= second) {
            return;
        }
        if (now - second > LONG_SILENCE_SECONDS) {
            rings.silence(now);
            for (PhaseModel phase : phases) {
                phase.silence(now);
            }
            recentInFlight = rings.calls.total();
            second = now;
        }
        while (second < now) {
            second++;
            rings.second(second);
            for (PhaseModel phase : phases) {
                phase.second(second);
            }
            recentInFlight += SLEW_PER_SECOND * (rings.calls.total() - recentInFlight);
        }
        if (timeToLearn()) {
            learn();
        }
        sum();
    }

    private boolean timeToLearn() {
        long since = second - learnedSecond;
        return since >= LEARN_EVERY_SECONDS
                || since >= LEARN_AT_LEAST_SECONDS
                        && (rings.resolved() - learnedCalls > LEARN_AT_SHARE * MEMORY_CALLS || shifted());
    }

    private boolean shifted() {
        for (PhaseModel phase : phases) {
            if (phase.shifted()) {
                return true;
            }
        }
        return false;
    }

    private void learn() {
        learnedSecond = second;
        learnedCalls = rings.resolved();
        rings.learn();
        for (int i = phases.length - 1; i >= 0; i--) {
            if (second == 0 || !phases[i].unused()) {
                phases[i].learn();
                phases[i].table(phases);
            }
        }
    }

    /** The sums of the forecast anew, from the counts by age. */
    private void sum() {
        sum(forecast);
    }

    private void sum(Outlook outlook) {
        outlook.clear();
        for (int age = 0; age <= RingModel.AGES; age++) {
            int calls = rings.calls.at(age);
            if (calls > 0) {
                outlook.calls(rings.within(age), calls);
            }
        }
        for (PhaseModel phase : phases) {
            int left = phase.advisors.total();
            for (int age = 0; left > 0; age++) {
                int advisors = phase.advisors.at(age);
                if (advisors > 0) {
                    outlook.advisors(phase.freeWithin(age), advisors);
                    left -= advisors;
                }
            }
        }
    }

    // ---- what to do

    @Override
    public PacingPlan plan(PacingView view, long nowMs) {
        advance(nowMs);
        if (view.mode() == DialMode.RATIO) {
            int wanted = (int) (view.ready() * view.limits().linesPerAdvisor()) - view.inFlight() - view.waiting();
            return limited(wanted, Limit.MODE, view);
        }
        Limit progressive = progressive(view);
        return progressive == null ? predictive(view, nowMs) : oneLineEach(view, progressive);
    }

    private @Nullable Limit progressive(PacingView view) {
        if (view.mode() != DialMode.PREDICTIVE) {
            return Limit.MODE;
        }
        if (view.team() < view.limits().minimumTeam()) {
            return Limit.SMALL_TEAM;
        }
        return rings.resolved() < COLD_CALLS ? Limit.COLD_START : null;
    }

    private PacingPlan predictive(PacingView view, long nowMs) {
        double price = budget.price(view.limits().abandonmentCeiling(), dailyAnswers(view), nowMs);
        if (price <= 0) {
            return oneLineEach(view, Limit.ABANDONMENT);
        }
        int most = Math.min(room(view), slewRoom(view));
        int advisors = view.ready() - view.waiting() + busy();
        int launches = advisors <= SmallTeam.MOST_ADVISORS
                ? launches(small(), advisors, price, most)
                : launches(forecast, advisors, price, most);
        Limit limit = launches < most ? Limit.ENOUGH_IN_FLIGHT : roomLimit(view);
        return new PacingPlan(launches, price, limit);
    }

    private Outlook small() {
        sum(small);
        return small;
    }

    private int launches(Outlook outlook, int advisors, double price, int most) {
        double[] fresh = rings.within(0);
        int launches = 0;
        while (launches < most && outlook.marginal(advisors, fresh) <= price) {
            outlook.calls(fresh, 1);
            launches++;
        }
        outlook.calls(fresh, -launches); // they count when they are placed
        return launches;
    }

    private int busy() {
        int busy = 0;
        for (PhaseModel phase : phases) {
            busy += phase.advisors.total();
        }
        return busy;
    }

    private double dailyAnswers(PacingView view) {
        double handle =
                phases[BusyPhase.TALK.ordinal()].meanSeconds() + phases[BusyPhase.WRAP_UP.ordinal()].meanSeconds();
        return view.team() * WORKING_DAY_SECONDS / Math.max(10, handle);
    }

    private int slewRoom(PacingView view) {
        return (int) (SLEW_FACTOR * recentInFlight) + view.ready() + 1 - view.inFlight();
    }

    private PacingPlan oneLineEach(PacingView view, Limit why) {
        return limited(view.ready() - view.waiting() - view.inFlight(), why, view);
    }

    private PacingPlan limited(int wanted, Limit why, PacingView view) {
        int launches = Math.clamp(wanted, 0, Math.max(0, room(view)));
        return new PacingPlan(launches, rings.answerShare(), launches < wanted ? roomLimit(view) : why);
    }

    private int room(PacingView view) {
        return Math.min(lines(view), rate(view));
    }

    private Limit roomLimit(PacingView view) {
        return lines(view) <= rate(view) ? Limit.LINES_PER_ADVISOR : Limit.CALLS_PER_SECOND;
    }

    private int lines(PacingView view) {
        return (int) (view.team() * view.limits().linesPerAdvisor()) - view.inFlight();
    }

    private int rate(PacingView view) {
        return view.limits().callsPerSecond() - (second == launchSecond ? launchedInSecond : 0);
    }

    @Override
    public void write(StateWriter out) {
        rings.write(out);
        for (PhaseModel phase : phases) {
            phase.write(out);
        }
        budget.write(out);
        out.writeLong(second);
        out.writeLong(learnedSecond);
        out.writeLong(learnedCalls);
        out.writeDouble(recentInFlight);
        out.writeLong(launchSecond);
        out.writeInt(launchedInSecond);
        forecast.write(out);
    }

    public static MarginalPacing read(StateReader in) {
        var pacing = new MarginalPacing(false);
        pacing.rings.read(in);
        for (PhaseModel phase : pacing.phases) {
            phase.read(in);
        }
        pacing.budget.read(in);
        pacing.second = in.readLong();
        pacing.learnedSecond = in.readLong();
        pacing.learnedCalls = in.readLong();
        pacing.recentInFlight = in.readDouble();
        pacing.launchSecond = in.readLong();
        pacing.launchedInSecond = in.readInt();
        pacing.forecast.read(in);
        return pacing;
    }
}
