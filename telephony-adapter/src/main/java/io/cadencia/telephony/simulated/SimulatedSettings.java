package io.cadencia.telephony.simulated;

import io.cadencia.telephony.population.DebtorPopulation;

/**
 * The simulated world.
 *
 * @param population how the debtors treat their calls
 * @param seed of everything random
 * @param robots domain of phones that always exist, as {@code user@robots}; other accounts must be provisioned
 * @param advisorAnswerMs an advisor's phone is picked up after this long
 * @param commandMs time between a request and its acknowledgement
 * @param messageMs length of the abandonment message
 */
public record SimulatedSettings(
        DebtorPopulation population, long seed, String robots, long advisorAnswerMs, long commandMs, long messageMs) {
    public SimulatedSettings {
        if (advisorAnswerMs < 0 || commandMs < 0 || messageMs < 0) {
            throw new IllegalArgumentException("times of a simulation must not be negative");
        }
    }

    /** Phones picked up after 20 ms, requests acknowledged after 1 ms, a message of eight seconds. */
    public static SimulatedSettings of(DebtorPopulation population, long seed) {
        return new SimulatedSettings(population, seed, "robots", 20, 1, 8_000);
    }
}
