package io.cadencia.core.exchange;

import io.cadencia.core.campaign.Limits;

/**
 * One switch.
 *
 * @param name as in the telephony adapter's events
 * @param weight share of the calls and phones it gets, relative to the other nodes
 * @param maxCalls most calls to debtors at once
 */
public record NodeSpec(String name, int weight, int maxCalls) {
    public static final int MAX_CALLS = 10_000;

    public NodeSpec {
        Limits.range("weight", weight, 1, 1_000);
        Limits.range("maxCalls", maxCalls, 1, MAX_CALLS);
    }
}
