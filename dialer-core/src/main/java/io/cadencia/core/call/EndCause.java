package io.cadencia.core.call;

/**
 * Why a leg ended, as the switch reports it.
 *
 * @param q850 ITU-T Q.850 cause, 0 = none
 * @param sipCode SIP status of the final response, 0 = none
 * @param at the state the leg was in
 */
public record EndCause(int q850, int sipCode, EndedBy by, LegState at) {
    public static EndCause lost(LegState at) {
        return new EndCause(0, 0, EndedBy.LOST, at);
    }
}
