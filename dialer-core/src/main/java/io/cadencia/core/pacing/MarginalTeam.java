package io.cadencia.core.pacing;

import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * One forecast for a team: its advisors once, and the calls in flight of all its campaigns together, each with its own ring
 * times and odds. So what one campaign launches the others see at once.
 */
final class MarginalTeam implements TeamPacing {
    private final Knowledge knowledge;

    MarginalTeam(AdvisorForecast advisors) {
        knowledge = new Knowledge(advisors);
    }

    private MarginalTeam(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public MarginalPacing create() {
        var pacing = new MarginalPacing(knowledge);
        knowledge.add(pacing.rings);
        return pacing;
    }

    @Override
    public MarginalPacing read(StateReader in) {
        var pacing = new MarginalPacing(knowledge);
        pacing.read(in);
        knowledge.add(pacing.rings);
        return pacing;
    }

    @Override
    public void join(PacingPolicy policy, long nowMs) {
        knowledge.advance(nowMs);
        var pacing = (MarginalPacing) policy;
        pacing.knowledge = knowledge;
        knowledge.add(pacing.rings);
    }

    @Override
    public void leave(PacingPolicy policy, long nowMs) {
        knowledge.advance(nowMs);
        knowledge.remove(((MarginalPacing) policy).rings);
    }

    @Override
    public void write(StateWriter out) {
        knowledge.write(out);
    }

    static MarginalTeam readTeam(StateReader in) {
        var knowledge = new Knowledge(new LearnedAdvisors());
        knowledge.read(in);
        return new MarginalTeam(knowledge);
    }
}
