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

/** Who waits for a call, longest first, per team. On the effects' thread only. */
final class WaitingBoard {
    private static final long MS_PER_SECOND = 1_000;

    /** By team, see {@code TeamShare.key}. */
    private final Map<String, Map<Long, Long>> sinceBySession = new HashMap<>();

    private final Map<Long, String> teamOf = new HashMap<>();

    void update(SeatView seat, String team) {
        remove(seat.sessionId());
        if (seat.state() == AdvisorState.READY) {
            teamOf.put(seat.sessionId(), team);
            sinceBySession.computeIfAbsent(team, t -> new HashMap<>()).put(seat.sessionId(), seat.sinceMs());
        }
    }

    void remove(long sessionId) {
        String team = teamOf.remove(sessionId);
        if (team != null) {
            sinceBySession.getOrDefault(team, Map.of()).remove(sessionId);
        }
    }

    /** Sessions waiting in the team, longest first. */
    List<Long> queue(String team) {
        return sinceBySession.getOrDefault(team, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.naturalOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Null if the seat does not wait or nothing is known of its team yet.
     *
     * @param figures of the team's campaigns, as far as known
     */
    @Nullable
    Waiting of(long sessionId, List<CampaignFigures> figures) {
        String team = teamOf.get(sessionId);
        if (team == null || figures.isEmpty()) {
            return null;
        }
        Map<Long, Long> waiting = sinceBySession.getOrDefault(team, Map.of());
        long since = waiting.getOrDefault(sessionId, 0L);
        long earlier = waiting.entrySet().stream()
                .filter(e -> e.getValue() < since || (e.getValue() == since && e.getKey() < sessionId))
                .count();
        return waiting(Math.toIntExact(earlier) + 1, waiting.size(), figures);
    }

    /** Of several campaigns all calls count, the shortest wait, and what blocks if every one is blocked. */
    static Waiting waiting(int position, int advisorsWaiting, List<CampaignFigures> figures) {
        long wait = figures.stream()
                .mapToLong(CampaignFigures::expectedWaitMs)
                .filter(ms -> ms >= 0)
                .min()
                .orElse(-1);
        boolean blocked = figures.stream().noneMatch(f -> f.blocker().isEmpty());
        return new Waiting(
                position,
                advisorsWaiting,
                figures.stream().mapToInt(CampaignFigures::dialing).sum(),
                figures.stream().mapToInt(CampaignFigures::ringing).sum(),
                wait < 0 ? null : Math.toIntExact((wait + MS_PER_SECOND - 1) / MS_PER_SECOND),
                blocked ? figures.getFirst().blocker() : null);
    }
}
