package io.cadencia.benchmarks;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.pacing.PacingView;

/** A campaign's sight, but its leads are chosen in another way. */
abstract class SightAround implements PacingView {
    /** The sight of the decision at hand. */
    protected abstract PacingView view();

    @Override
    public DialMode mode() {
        return view().mode();
    }

    @Override
    public PacingLimits limits() {
        return view().limits();
    }

    @Override
    public int seats() {
        return view().seats();
    }

    @Override
    public int ready() {
        return view().ready();
    }

    @Override
    public int talking() {
        return view().talking();
    }

    @Override
    public int wrapUp() {
        return view().wrapUp();
    }

    @Override
    public int inFlight() {
        return view().inFlight();
    }

    @Override
    public int waiting() {
        return view().waiting();
    }

    @Override
    public long dayStartMs() {
        return view().dayStartMs();
    }

    @Override
    public double share() {
        return view().share();
    }

    @Override
    public int most() {
        return view().most();
    }
}
