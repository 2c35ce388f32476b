package io.cadencia.telephony.simulated;

import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What one call will meet, drawn when it is placed.
 *
 * @param behaviour what the line does
 * @param afterMs ringing before the answer, or wait before the refusal
 * @param talkMs time from the answer until the debtor hangs up
 */
record Fate(Behaviour behaviour, long afterMs, long talkMs) {

    static Fate of(String number, DebtorPopulation population, RandomGenerator random) {
        return ForcedNumber.of(number)
                .map(forced ->
                        new Fate(forced.behaviour(), forced.afterMs(), forcedTalk(forced.behaviour(), population)))
                .orElseGet(() -> drawn(population, random));
    }

    private static long forcedTalk(Behaviour behaviour, DebtorPopulation population) {
        return behaviour == Behaviour.ANSWER ? DebtorPopulation.UNTIL_HUNG_UP_MS : fixedTalk(behaviour, population);
    }

    private static long fixedTalk(Behaviour behaviour, DebtorPopulation population) {
        return switch (behaviour) {
            case SHORT_TALK -> population.shortTalkMs();
            case EARLY_HANG_UP -> population.earlyMs();
            case MACHINE -> DebtorPopulation.UNTIL_HUNG_UP_MS;
            case ANSWER, BUSY, NO_ANSWER, INVALID_NUMBER, CONGESTION -> 0;
        };
    }

    private static Fate drawn(DebtorPopulation population, RandomGenerator random) {
        Behaviour behaviour = behaviour(population, random.nextInt(1000));
        long ring = Math.round(population.ringMedianMs() * Math.exp(population.ringSigma() * random.nextGaussian()));
        long refusal = random.nextLong(DebtorPopulation.FASTEST_REFUSAL_MS, DebtorPopulation.SLOWEST_REFUSAL_MS + 1);
        long talk = Math.round(-population.talkMeanMs() * Math.log(1 - random.nextDouble()));
        return switch (behaviour) {
            case ANSWER -> new Fate(behaviour, ring, talk);
            case EARLY_HANG_UP, SHORT_TALK, MACHINE -> new Fate(behaviour, ring, fixedTalk(behaviour, population));
            case NO_ANSWER, CONGESTION -> new Fate(behaviour, 0, 0);
            case BUSY, INVALID_NUMBER -> new Fate(behaviour, refusal, 0);
        };
    }

    private static Behaviour behaviour(DebtorPopulation population, int draw) {
        int sum = 0;
        for (Map.Entry<Behaviour, Integer> share : population.shares().entrySet()) {
            sum += share.getValue();
            if (draw < sum) {
                return share.getKey();
            }
        }
        return Behaviour.NO_ANSWER;
    }
}
