package io.cadencia.core.port.telephony;

/** What an implementation can do beyond the core of the port. */
public enum Capability {
    HOLD,
    MUTE,
    DTMF,
    ATTACHED_DIAL,
    PROVISIONING,
    MEDIA_WEBSOCKET,
    SIP_CODE
}
