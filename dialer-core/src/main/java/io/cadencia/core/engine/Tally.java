package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;

/** Counters of a campaign, kept so that its figures cost the same for five advisors and for five thousand. */
final class Tally implements Snapshotable {
    private static final AdvisorState[] STATES = AdvisorState.values();
    private static final int WAIT_MEMORY = 20;

    private final int[] seats = new int[STATES.length];
    private final long[] sinceSumMs = new long[STATES.length];
    private final long[] spentMs = new long[STATES.length];
    int dialing;
    int ringing;
    long placed;
    long answered;
    long abandoned;
    long connected;
    long classified;
    long blocked;
    /** Calls that came in, and those of them that heard the message. */
    long arrived;

    long turnedAway;
    /** Calls hung up because a machine answered. */
    long machines;
    /** People among those, by the campaign's measured share, not yet charged as abandoned. */
    private double machineErrors;
    /** Exponential mean of advisors' waits, in milliseconds; negative = no wait seen yet. */
    private double meanWaitMs = -1;

    void enter(AdvisorState state, long nowMs) {
        seats[state.ordinal()]++;
        sinceSumMs[state.ordinal()] += nowMs;
    }

    void leave(AdvisorState state, long sinceMs, long nowMs) {
        seats[state.ordinal()]--;
        sinceSumMs[state.ordinal()] -= sinceMs;
        spentMs[state.ordinal()] += nowMs - sinceMs;
    }

    /** A call in flight was answered or is over. */
    void leaveFlight(Attempt attempt) {
        if (attempt.ringingAtMs == 0) {
            dialing--;
        } else {
            ringing--;
        }
    }

    /** One more machine hung up; true if by now one more of them was a person. */
    boolean machine(double errorShare) {
        machines++;
        machineErrors += errorShare;
        if (machineErrors < 1) {
            return false;
        }
        machineErrors -= 1;
        return true;
    }

    void waited(long ms) {
        meanWaitMs = meanWaitMs < 0 ? ms : meanWaitMs + (ms - meanWaitMs) / WAIT_MEMORY;
    }

    long expectedWaitMs() {
        return meanWaitMs < 0 ? -1 : (long) meanWaitMs;
    }

    int seats(AdvisorState state) {
        return seats[state.ordinal()];
    }

    int allSeats() {
        int all = 0;
        for (int n : seats) {
            all += n;
        }
        return all;
    }

    /** Time spent in the state by all advisors up to now, the intervals still running included. */
    long spentMs(AdvisorState state, long nowMs) {
        int s = state.ordinal();
        return spentMs[s] + seats[s] * nowMs - sinceSumMs[s];
    }

    @Override
    public void write(StateWriter out) {
        for (int s = 0; s < STATES.length; s++) {
            out.writeInt(seats[s]);
            out.writeLong(sinceSumMs[s]);
            out.writeLong(spentMs[s]);
        }
        out.writeInt(dialing);
        out.writeInt(ringing);
        out.writeLong(placed);
        out.writeLong(answered);
        out.writeLong(abandoned);
        out.writeLong(connected);
        out.writeLong(classified);
        out.writeLong(blocked);
        out.writeLong(arrived);
        out.writeLong(turnedAway);
        out.writeLong(machines);
        out.writeDouble(machineErrors);
        out.writeDouble(meanWaitMs);
    }

    static Tally read(StateReader in) {
        var tally = new Tally();
        for (int s = 0; s < STATES.length; s++) {
            tally.seats[s] = in.readInt();
            tally.sinceSumMs[s] = in.readLong();
            tally.spentMs[s] = in.readLong();
        }
        tally.dialing = in.readInt();
        tally.ringing = in.readInt();
        tally.placed = in.readLong();
        tally.answered = in.readLong();
        tally.abandoned = in.readLong();
        tally.connected = in.readLong();
        tally.classified = in.readLong();
        tally.blocked = in.readLong();
        tally.arrived = in.readLong();
        tally.turnedAway = in.readLong();
        tally.machines = in.readLong();
        tally.machineErrors = in.readDouble();
        tally.meanWaitMs = in.readDouble();
        return tally;
    }
}
