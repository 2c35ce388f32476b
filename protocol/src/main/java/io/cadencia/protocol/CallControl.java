package io.cadencia.protocol;

/** What an advisor can do to the call in hand. */
public enum CallControl {
    HANG_UP,
    HOLD,
    RESUME,
    MUTE,
    UNMUTE,
    SEND_DTMF
}
