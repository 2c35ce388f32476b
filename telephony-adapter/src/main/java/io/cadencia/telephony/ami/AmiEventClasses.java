package io.cadencia.telephony.ami;

import java.util.List;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/** Event classes that asterisk-java lacks. It makes and fills them by reflection, hence public with setters. */
public final class AmiEventClasses {
    static final List<Class<? extends ManagerEvent>> ALL = List.of(
            Hangup.class,
            Joined.class,
            Answered.class,
            Abandoned.class,
            MessagePlayed.class,
            Arrived.class,
            Leader.class,
            Note.class,
            NotesComplete.class);

    private AmiEventClasses() {}

    /** The end of a channel with the SIP code, which the library's own class drops. */
    @AsteriskMapping("Hangup")
    public static final class Hangup extends HangupEvent {
        private static final long serialVersionUID = 1L;
        private @Nullable Integer techCause;

        public Hangup(Object source) {
            super(source);
        }

        public @Nullable Integer getTechCause() {
            return techCause;
        }

        public void setTechCause(Integer value) {
            techCause = value;
        }
    }

    /** A channel is in a bridge. The library's own class makes it rebuild the events of Asterisk 11 from all of them. */
    @AsteriskMapping("BridgeEnter")
    public static final class Joined extends ManagerEvent {
        private static final long serialVersionUID = 1L;
        private @Nullable String uniqueId;
        private @Nullable String bridgeType;
        private @Nullable String bridgeName;

        public Joined(Object source) {
            super(source);
        }

        public @Nullable String getUniqueId() {
            return uniqueId;
        }

        public void setUniqueId(String value) {
            uniqueId = value;
        }

        /** {@code basic} for the bridge of the application Bridge. */
        public @Nullable String getBridgeType() {
            return bridgeType;
        }

        public void setBridgeType(String value) {
            bridgeType = value;
        }

        public @Nullable String getBridgeName() {
            return bridgeName;
        }

        public void setBridgeName(String value) {
            bridgeName = value;
        }
    }

    /** An event of our dialplan about a channel. */
    public abstract static class Dialplan extends UserEvent {
        private static final long serialVersionUID = 1L;
        private @Nullable String ref;

        protected Dialplan(Object source) {
            super(source);
        }

        /** The name of the leg's channel. */
        public @Nullable String getRef() {
            return ref;
        }

        public void setRef(String value) {
            ref = value;
        }
    }

    /** A leg was picked up and is in our dialplan. */
    @AsteriskMapping("DialerAnswered")
    public static final class Answered extends Dialplan {
        private static final long serialVersionUID = 1L;

        public Answered(Object source) {
            super(source);
        }
    }

    /** The dialplan begins to play the message. */
    @AsteriskMapping("DialerAbandon")
    public static final class Abandoned extends Dialplan {
        private static final long serialVersionUID = 1L;

        public Abandoned(Object source) {
            super(source);
        }
    }

    /** The message was heard to its end. */
    @AsteriskMapping("DialerMessagePlayed")
    public static final class MessagePlayed extends Dialplan {
        private static final long serialVersionUID = 1L;

        public MessagePlayed(Object source) {
            super(source);
        }
    }

    /** Somebody calls from outside. */
    @AsteriskMapping("DialerArrived")
    public static final class Arrived extends Dialplan {
        private static final long serialVersionUID = 1L;
        private @Nullable String called;
        private @Nullable String caller;

        public Arrived(Object source) {
            super(source);
        }

        public @Nullable String getCalled() {
            return called;
        }

        public void setCalled(String value) {
            called = value;
        }

        public @Nullable String getCaller() {
            return caller;
        }

        public void setCaller(String value) {
            caller = value;
        }
    }

    /** An entry of Asterisk's database. */
    @AsteriskMapping("DBGetTreeResponse")
    public static final class Note extends ResponseEvent {
        private static final long serialVersionUID = 1L;
        private @Nullable String key;

        public Note(Object source) {
            super(source);
        }

        /** Family and key, each after a slash. */
        public @Nullable String getKey() {
            return key;
        }

        public void setKey(String value) {
            key = value;
        }
    }

    /** The end of a list of such entries. */
    @AsteriskMapping("DBGetTreeComplete")
    public static final class NotesComplete extends ResponseEvent {
        private static final long serialVersionUID = 1L;

        public NotesComplete(Object source) {
            super(source);
        }
    }

    /** An engine took the switch over. */
    @AsteriskMapping("DialerLeader")
    public static final class Leader extends UserEvent {
        private static final long serialVersionUID = 1L;
        private @Nullable String mark;

        public Leader(Object source) {
            super(source);
        }

        public @Nullable String getMark() {
            return mark;
        }

        public void setMark(String value) {
            mark = value;
        }
    }
}
