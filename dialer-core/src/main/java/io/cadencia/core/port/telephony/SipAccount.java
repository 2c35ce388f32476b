package io.cadencia.core.port.telephony;

/** A SIP account of an advisor's phone. The password is a secret: never logged. */
public record SipAccount(String user, String password) {
    @Override
    public String toString() {
        return "SipAccount[user=" + user + "]";
    }
}
