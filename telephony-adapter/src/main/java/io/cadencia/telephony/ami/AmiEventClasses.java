package io.cadencia.telephony.ami;

import java.util.List;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/** Event classes that asterisk-java lacks. It makes and fills them by reflection, hence public with setters. */
public final class AmiEventClasses {
    static final List<Class<? extends ManagerEvent>> ALL =
            List.of(Hangup.class, Joined.class, DialplanEvent.class, Note.class, NotesComplete.class);

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
}
