package io.cadencia.core.port.telephony;

/** What an implementation can do beyond the core of the port. */
public enum Capability {
    HOLD,
    MUTE,
    DTMF,
    ATTACHED_DIAL,
    PROVISIONING,
    MEDIA_WEBSOCKET,
    SIP_CODE,
    /** Third parties, {@code pair} and {@link DialRequest#attachedLegId}. */
    TRANSFER,
    RECORDING,
    /** A pause of a recording leaves no trace in the file's time line; without it the pause is silence. */
    RECORDING_PAUSE_CUTS,
    SUPERVISION,
    AMD_PARALLEL,
    AMD_INLINE,
    INBOUND,
    EARLY_MEDIA,
    /** {@link AdvisorEndpoint.Tie}: legs of this switch with advisors of another. */
    TIE_LINES
}
