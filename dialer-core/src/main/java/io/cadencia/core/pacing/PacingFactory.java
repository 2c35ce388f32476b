package io.cadencia.core.pacing;

import io.cadencia.core.engine.StateReader;

/** Makes the pacing of each campaign; the laboratory puts other dialers' in. */
public interface PacingFactory {
    PacingFactory MARGINAL = new PacingFactory() {
        @Override
        public PacingPolicy create() {
            return new MarginalPacing();
        }

        @Override
        public PacingPolicy read(StateReader in) {
            return MarginalPacing.read(in);
        }
    };

    PacingPolicy create();

    /** The policy as {@link PacingPolicy#write} left it. */
    PacingPolicy read(StateReader in);
}
