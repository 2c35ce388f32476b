package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Evens advisors' phones out among the nodes by weight: at the start, when the first node that came up has them all, and
 * after a node's return. Slowly (a hundredth of them a second), only from a node with a tenth more than its share, and
 * only phones of advisors with empty hands, those in a break first.
 */
final class PhoneBalance {
    /** Nothing is moved until links and modes have stayed as they are for so long. */
    static final long QUIET_MS = 10_000;

    private final EngineState state;
    private final Turn turn;
    private final SeatPhones phones;

    PhoneBalance(EngineState state, Turn turn, SeatPhones phones) {
        this.state = state;
        this.turn = turn;
        this.phones = phones;
    }

    /** About once a second. */
    void balance() {
        if (turn.nowMs() - state.exchange.changedAtMs < QUIET_MS) {
            return;
        }
        List<ExchangeNode> open =
                state.exchange.nodes().stream().filter(ExchangeNode::open).toList();
        if (open.size() < 2) {
            return;
        }
        int all = open.stream().mapToInt(node -> node.seats).sum();
        for (int moves = Math.max(1, all / 100); moves > 0 && moveOne(open, all); moves--) {}
    }

    private boolean moveOne(List<ExchangeNode> open, int all) {
        long weights = open.stream().mapToLong(node -> node.spec.weight()).sum();
        ExchangeNode from =
                open.stream().max(Comparator.comparing(PhoneBalance::load)).orElseThrow();
        ExchangeNode to =
                open.stream().min(Comparator.comparing(PhoneBalance::load)).orElseThrow();
        long share = all * from.spec.weight() * 10L; // in tenths of a phone, times all weights
        boolean tooMany = from.seats * weights * 10 > share + share / 10 + 5 * weights;
        if (!tooMany) {
            return false;
        }
        Seat seat = idle(from);
        if (seat != null) {
            phones.moveTo(seat, to);
        }
        return seat != null;
    }

    private static double load(ExchangeNode node) {
        return node.seats / (double) node.spec.weight();
    }

    private @Nullable Seat idle(ExchangeNode node) {
        Optional<Seat> found = StreamSupport.stream(state.seats().spliterator(), false)
                .filter(seat -> seat.housed && state.exchange.node(seat.node) == node && handsEmpty(seat))
                .max(Comparator.comparing((Seat seat) -> seat.state == AdvisorState.PAUSED)
                        .thenComparing(seat -> seat.sinceMs)); // who has waited shortest is needed last
        return found.orElse(null);
    }

    private static boolean handsEmpty(Seat seat) {
        boolean free = seat.state == AdvisorState.READY || seat.state == AdvisorState.PAUSED;
        return free
                && seat.leg == PhoneLeg.UP
                && !seat.hasCall()
                && seat.lead == null
                && seat.supervisedLeg == 0
                && seat.supervisorLeg == 0;
    }
}
