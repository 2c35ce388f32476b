package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;

/** When the advisors of a campaign will be free. Times are epoch milliseconds. */
public interface AdvisorForecast extends Snapshotable {

    /** An advisor went from one work to another. */
    void moved(AdvisorWork from, long sinceMs, AdvisorWork to);

    /** Time has come so far; called before anything else. */
    void advance(long nowMs);

    /** Adds every busy advisor. */
    void addTo(Outlook outlook);

    int busy();

    /**
     * Busy advisors expected to be free within so many seconds, more than {@value Horizon#WAIT_SECONDS} and at most
     * {@value Horizon#FREE_SECONDS}.
     */
    double freeWithin(int seconds);

    /** Mean seconds an advisor is busy with a call and its after-call work. */
    double meanHandlingSeconds();

    void read(StateReader in);
}
