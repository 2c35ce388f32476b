package io.cadencia.telephony.population;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a whole population of debtors treats its calls. Shares are per mille of the calls to ordinary numbers; what is
 * left of 1000 rings until the caller gives up. Numbers of {@link ForcedNumber} obey themselves.
 *
 * @param answerShare answered and talked, per mille
 * @param busyShare engaged, per mille
 * @param invalidShare no such number, per mille
 * @param congestionShare no line free, per mille
 * @param earlyShare answered and hung up at once, per mille
 * @param ringMedianMs median of the ringing before an answer, lognormal, ms
 * @param ringSigma sigma of the logarithm of the ringing
 * @param talkMeanMs mean of the talk, exponential, ms
 * @param shortTalkMs talk of {@link Behaviour#SHORT_TALK}, ms
 * @param earlyMs time from answer to hang-up of {@link Behaviour#EARLY_HANG_UP}, ms
 * @param machineShare answered by a machine, per mille
 */
public record DebtorPopulation(
        int answerShare,
        int busyShare,
        int invalidShare,
        int congestionShare,
        int earlyShare,
        long ringMedianMs,
        double ringSigma,
        long talkMeanMs,
        long shortTalkMs,
        long earlyMs,
        int machineShare) {

    /** The talk of a forced {@link Behaviour#ANSWER}: practically until somebody hangs up, ms. */
    public static final long UNTIL_HUNG_UP_MS = 3_600_000;

    /** Longest ringing before a line that nobody answers gives up by itself, ms. */
    public static final long LONGEST_RING_MS = 90_000;

    /** Bounds of the wait before a busy tone or a wrong number of an ordinary number, ms. */
    public static final long FASTEST_REFUSAL_MS = 100;

    /** See {@link #FASTEST_REFUSAL_MS}. */
    public static final long SLOWEST_REFUSAL_MS = 1_500;

    public DebtorPopulation {
        int sum = answerShare + busyShare + invalidShare + congestionShare + earlyShare + machineShare;
        if (answerShare < 0
                || busyShare < 0
                || invalidShare < 0
                || congestionShare < 0
                || earlyShare < 0
                || machineShare < 0
                || sum > 1000) {
            throw new IllegalArgumentException("shares are per mille, not negative and at most 1000 together: " + sum);
        }
        if (ringMedianMs <= 0 || ringSigma < 0 || talkMeanMs <= 0 || shortTalkMs <= 0 || earlyMs < 0) {
            throw new IllegalArgumentException("times of a population must be positive");
        }
    }

    /** A population without answering machines. */
    public DebtorPopulation(
            int answerShare,
            int busyShare,
            int invalidShare,
            int congestionShare,
            int earlyShare,
            long ringMedianMs,
            double ringSigma,
            long talkMeanMs,
            long shortTalkMs,
            long earlyMs) {
        this(
                answerShare,
                busyShare,
                invalidShare,
                congestionShare,
                earlyShare,
                ringMedianMs,
                ringSigma,
                talkMeanMs,
                shortTalkMs,
                earlyMs,
                0);
    }

    /** The same debtors, but this share of all calls (per mille), taken from those who answered, meets a machine. */
    public DebtorPopulation withMachines(int perMille) {
        return new DebtorPopulation(
                answerShare - perMille,
                busyShare,
                invalidShare,
                congestionShare,
                earlyShare,
                ringMedianMs,
                ringSigma,
                talkMeanMs,
                shortTalkMs,
                earlyMs,
                perMille);
    }

    /** Debtors as measured in the field: 30 % answer after 7.3 s in the median and talk 45 s in the mean. */
    public static DebtorPopulation realistic() {
        return new DebtorPopulation(300, 100, 150, 30, 20, 7_300, 0.5, 45_000, 2_000, 300);
    }

    /** Lively debtors for a demo of a minute: two of three answer within seconds and talk a short while. */
    public static DebtorPopulation demo() {
        return new DebtorPopulation(550, 120, 60, 20, 20, 2_500, 0.5, 9_000, 2_000, 300);
    }

    /** Hasty debtors for tests: ring about half a second, talk about four. */
    public static DebtorPopulation hasty() {
        return new DebtorPopulation(300, 100, 150, 30, 20, 500, 0.4, 4_000, 1_000, 300);
    }

    /** The share of one behaviour among ordinary numbers, per mille. */
    public int share(Behaviour behaviour) {
        return shares().getOrDefault(behaviour, 0);
    }

    /** The shares of all behaviours of ordinary numbers; they sum up to 1000. */
    public Map<Behaviour, Integer> shares() {
        Map<Behaviour, Integer> shares = new EnumMap<>(Behaviour.class);
        shares.put(Behaviour.ANSWER, answerShare);
        shares.put(Behaviour.BUSY, busyShare);
        shares.put(Behaviour.INVALID_NUMBER, invalidShare);
        shares.put(Behaviour.CONGESTION, congestionShare);
        shares.put(Behaviour.EARLY_HANG_UP, earlyShare);
        shares.put(Behaviour.MACHINE, machineShare);
        shares.put(
                Behaviour.NO_ANSWER,
                1000 - answerShare - busyShare - invalidShare - congestionShare - earlyShare - machineShare);
        return shares;
    }
}
