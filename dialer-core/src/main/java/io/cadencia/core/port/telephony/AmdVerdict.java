package io.cadencia.core.port.telephony;

/** What the detector takes the answering party for: an assistant's opinion, never proof. */
public enum AmdVerdict {
    HUMAN,
    MACHINE,
    UNSURE
}
