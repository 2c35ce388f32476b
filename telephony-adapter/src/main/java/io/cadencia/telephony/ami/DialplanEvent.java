package io.cadencia.telephony.ami;

import java.util.Locale;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/** What our dialplan, or another engine, says: {@code UserEvent(Dialer,What: ...)}. Made by the library, hence public. */
@AsteriskMapping("Dialer")
public final class DialplanEvent extends UserEvent {
    private static final long serialVersionUID = 1L;

    /** What it is about. */
    enum What {
        /** A leg was picked up, and is listened to for an answering machine before anything else. */
        PICKED_UP,
        /** What a leg was taken for: {@link #getVerdict}, {@link #getWhy}. */
        JUDGED,
        /** A leg was picked up and waits for us. */
        ANSWERED,
        /** The abandonment message begins. */
        ABANDONED,
        /** The message was heard to its end. */
        PLAYED,
        /** Somebody calls from outside: {@link #getCalled}, {@link #getCaller}. */
        ARRIVED,
        /** An engine took the switch over: {@link #getMark}. */
        LEADER,
        /** A word of a newer dialplan. */
        OTHER
    }

    private What what = What.OTHER;
    private String ref = "";
    private String called = "";
    private String caller = "";
    private String verdict = "";
    private String why = "";
    private String mark = "";

    public DialplanEvent(Object source) {
        super(source);
    }

    What what() {
        return what;
    }

    /** The channel that it comes from. */
    String channel() {
        return text(getUniqueId());
    }

    /** As the dialplan writes it, in small letters. */
    public void setWhat(String value) {
        try {
            what = What.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException newer) {
            what = What.OTHER;
        }
    }

    /** The name of the leg's channel, when it is another that speaks. */
    public String getRef() {
        return ref;
    }

    public void setRef(@Nullable String value) {
        ref = text(value);
    }

    public String getCalled() {
        return called;
    }

    public void setCalled(@Nullable String value) {
        called = text(value);
    }

    public String getCaller() {
        return caller;
    }

    public void setCaller(@Nullable String value) {
        caller = text(value);
    }

    /** In the words of app_amd. */
    public String getVerdict() {
        return verdict;
    }

    public void setVerdict(@Nullable String value) {
        verdict = text(value);
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String value) {
        why = text(value);
    }

    public String getMark() {
        return mark;
    }

    public void setMark(@Nullable String value) {
        mark = text(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
