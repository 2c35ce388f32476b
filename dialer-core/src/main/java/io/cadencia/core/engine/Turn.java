package io.cadencia.core.engine;

import io.cadencia.core.engine.Command.SeatCommand;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One command being carried out: its time, where its effects and facts go, and what has to be done once at its end
 * (seats to show, teams to route and pace). Reused for every command.
 */
final class Turn {
    private static final Outbox NOWHERE = new Outbox() {
        @Override
        public void effect(Effect effect) {
            throw new IllegalStateException("no command is being carried out");
        }

        @Override
        public void fact(Fact fact) {
            throw new IllegalStateException("no command is being carried out");
        }
    };

    private final EngineState state;
    private final Set<Seat> toShow = new LinkedHashSet<>();
    private final Set<Team> toPump = new LinkedHashSet<>();
    private Outbox out = NOWHERE;

    Turn(EngineState state) {
        this.state = state;
    }

    void begin(long nowMs, Outbox out) {
        state.nowMs = nowMs;
        this.out = out;
    }

    long nowMs() {
        return state.nowMs;
    }

    void effect(Effect effect) {
        out.effect(effect);
    }

    void fact(Fact fact) {
        out.fact(fact);
    }

    void answer(SeatCommand command, @Nullable Rejection rejection) {
        out.effect(new Effect.Answer(command.sessionId(), command.requestId(), rejection));
    }

    /** The seat has changed: its desktop is shown the whole of it once, at the end of the command. */
    void show(Seat seat) {
        toShow.add(seat);
    }

    void forget(Seat seat) {
        toShow.remove(seat);
    }

    /** Something changed that matters to the routing or pacing of this campaign, and so of its team. */
    void pump(Campaign campaign) {
        toPump.add(campaign.team);
    }

    void forget(Team team) {
        toPump.remove(team);
    }

    @Nullable
    Team takePump() {
        for (Team team : toPump) {
            toPump.remove(team);
            return team;
        }
        return null;
    }

    void end() {
        for (Seat seat : toShow) {
            out.effect(new Effect.ShowSeat(state.view(seat)));
        }
        toShow.clear();
        out = NOWHERE;
    }
}
