package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;

/**
 * When the advisors of a campaign will be free. Keeps its part of the sums of an {@link Outlook} right with every move of
 * an advisor; whoever holds the sums makes them anew after each second.
 */
public interface AdvisorForecast extends Snapshotable {

    /** An advisor went from one work to another; {@code sums} follow. */
    void moved(AdvisorWork from, long sinceSecond, AdvisorWork to, Outlook sums);

    /** A second has begun. */
    void second(long second);

    /** Nothing happened for long; {@code second} is now. */
    void silence(long second);

    /** Takes the evidence into what it expects. */
    void learn();

    /** Adds every busy advisor to sums that hold none. */
    void addTo(Outlook sums);

    int busy();

    /** Busy advisors expected to be free within so many seconds, at most {@value Horizon#FREE_SECONDS}. */
    double freeWithin(int seconds);

    /** Mean seconds an advisor is busy with a call and its after-call work. */
    double meanHandlingSeconds();

    void read(StateReader in);
}
