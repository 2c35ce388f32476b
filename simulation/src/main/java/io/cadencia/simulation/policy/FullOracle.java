package io.cadencia.simulation.policy;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.pacing.PacingView;
import io.cadencia.simulation.WorldKnowledge;
import java.util.PriorityQueue;

/**
 * Knows when each advisor will be free and, of an endless list, who would answer when: each advisor's next debtor answers
 * the moment the advisor is free.
 */
final class FullOracle extends Baseline {
    /** Nobody answers sooner. */
    private static final long QUICKEST_MS = 2_000;

    private final WorldKnowledge world;
    private final PriorityQueue<Long> answersMs = new PriorityQueue<>();
    private long wakeMs = Long.MAX_VALUE;

    FullOracle(WorldKnowledge world) {
        this.world = world;
    }

    @Override
    public void answered(int odds, long placedMs, PacingLimits limits, long nowMs) {
        answersMs.poll();
    }

    /** Refused by the carrier; it is called again. */
    @Override
    public void failed(int odds, long placedMs, boolean byUs, long nowMs) {
        answersMs.poll();
    }

    @Override
    protected int wanted(PacingView view, long nowMs) {
        int calls = 0;
        int idle = view.ready() - view.waiting();
        int advisor = answersMs.size();
        for (; advisor < idle; advisor++, calls++) {
            call(nowMs, nowMs + QUICKEST_MS);
        }
        long free = world.freeMs(advisor - idle);
        for (; free - nowMs <= QUICKEST_MS; free = world.freeMs(++advisor - idle), calls++) {
            call(nowMs, Math.max(free, nowMs + QUICKEST_MS));
        }
        wakeMs = free == Long.MAX_VALUE ? free : free - QUICKEST_MS;
        return calls;
    }

    private void call(long nowMs, long answerMs) {
        answersMs.add(answerMs);
        world.callSomebodyWhoAnswersAfter(answerMs - nowMs);
    }

    @Override
    public long wakeAtMs() {
        return wakeMs;
    }
}
