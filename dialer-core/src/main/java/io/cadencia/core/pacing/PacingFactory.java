package io.cadencia.core.pacing;

import io.cadencia.core.engine.StateReader;
import java.util.function.Supplier;

/** Makes the pacing of a team's campaigns; the laboratory puts other dialers' in. */
public interface PacingFactory {
    PacingFactory MARGINAL = new PacingFactory() {
        @Override
        public TeamPacing team() {
            return new MarginalTeam(new LearnedAdvisors());
        }

        @Override
        public TeamPacing readTeam(StateReader in) {
            return MarginalTeam.readTeam(in);
        }
    };

    /** Campaigns whose policies know nothing of each other, as other dialers have them; never read back. */
    static PacingFactory apart(Supplier<PacingPolicy> policies) {
        return new Apart(policies);
    }

    TeamPacing team();

    /** The team's pacing as {@link TeamPacing#write} left it. */
    TeamPacing readTeam(StateReader in);
}
