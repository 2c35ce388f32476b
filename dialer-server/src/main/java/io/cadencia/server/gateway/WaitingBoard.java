package io.cadencia.server.gateway;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.engine.SeatView;
import io.cadencia.protocol.ServerMessage.Waiting;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who waits for a call, longest first, per campaign. On the effects' thread only. */
final class WaitingBoard {
    private static final long MS_PER_SECOND = 1_000;

    private final Map<Long, Map<Long, Long>> sinceBySession = new HashMap<>();
    private final Map<Long, Long> campaignOf = new HashMap<>();

    void update(SeatView seat) {
        remove(seat.sessionId());
        if (seat.state() == AdvisorState.READY) {
            campaignOf.put(seat.sessionId(), seat.campaignId());
            sinceBySession
                    .computeIfAbsent(seat.campaignId(), c -> new HashMap<>())
                    .put(seat.sessionId(), seat.sinceMs());
        }
    }

    void remove(long sessionId) {
        Long campaign = campaignOf.remove(sessionId);
        if (campaign != null) {
            Map<Long, Long> waiting = sinceBySession.getOrDefault(campaign, Map.of());
            waiting.remove(sessionId);
        }
    }

    /** Sessions waiting in the campaign, longest first. */
    List<Long> queue(long campaignId) {
        return sinceBySession.getOrDefault(campaignId, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.naturalOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Null if the seat does not wait or nothing is known of its campaign yet. */
    @Nullable
    Waiting of(long sessionId, @Nullable CampaignFigures figures) {
        Long campaign = campaignOf.get(sessionId);
        if (campaign == null || figures == null) {
            return null;
        }
        Map<Long, Long> waiting = sinceBySession.getOrDefault(campaign, Map.of());
        long since = waiting.getOrDefault(sessionId, 0L);
        long earlier = waiting.entrySet().stream()
                .filter(e -> e.getValue() < since || (e.getValue() == since && e.getKey() < sessionId))
                .count();
        return waiting(Math.toIntExact(earlier) + 1, waiting.size(), figures);
    }

    static Waiting waiting(int position, int advisorsWaiting, CampaignFigures figures) {
        return new Waiting(
                position,
                advisorsWaiting,
                figures.dialing(),
                figures.ringing(),
                figures.expectedWaitMs() < 0
                        ? null
                        : Math.toIntExact((figures.expectedWaitMs() + MS_PER_SECOND - 1) / MS_PER_SECOND),
                figures.blocker().isEmpty() ? null : figures.blocker());
    }
}
