package io.cadencia.benchmarks;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.pacing.AdvisorWork;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.PacingDecision;
import io.cadencia.core.pacing.PacingPolicy;
import io.cadencia.core.pacing.PacingView;

/** Another policy with something around it, such as a clock. */
abstract class PolicyAround implements PacingPolicy {
    protected final PacingPolicy pacing;

    PolicyAround(PacingPolicy pacing) {
        this.pacing = pacing;
    }

    @Override
    public void placed(int odds, long nowMs) {
        pacing.placed(odds, nowMs);
    }

    @Override
    public void answered(int odds, long placedMs, PacingLimits limits, long nowMs) {
        pacing.answered(odds, placedMs, limits, nowMs);
    }

    @Override
    public void failed(int odds, long placedMs, boolean byUs, long nowMs) {
        pacing.failed(odds, placedMs, byUs, nowMs);
    }

    @Override
    public void abandoned(long nowMs) {
        pacing.abandoned(nowMs);
    }

    @Override
    public void advisorMoved(AdvisorWork from, long sinceMs, AdvisorWork to, long nowMs) {
        pacing.advisorMoved(from, sinceMs, to, nowMs);
    }

    @Override
    public void decide(PacingView view, long nowMs) {
        pacing.decide(view, nowMs);
    }

    @Override
    public int launches() {
        return pacing.launches();
    }

    @Override
    public int cancels() {
        return pacing.cancels();
    }

    @Override
    public LaunchLimit limit() {
        return pacing.limit();
    }

    @Override
    public boolean saving() {
        return pacing.saving();
    }

    @Override
    public double price() {
        return pacing.price();
    }

    @Override
    public double answerChance(int odds) {
        return pacing.answerChance(odds);
    }

    @Override
    public long wakeAtMs() {
        return pacing.wakeAtMs();
    }

    @Override
    public PacingDecision explain(PacingView view) {
        return pacing.explain(view);
    }

    @Override
    public void write(StateWriter out) {
        pacing.write(out);
    }
}
