package io.cadencia.telephony.ari;

import java.util.List;

/** The events of Asterisk that matter here; {@code at} is Asterisk's time stamp as it came. */
sealed interface AriEvent {
    record ChannelState(String at, String channel, String state) implements AriEvent {}

    record Dial(String at, String channel, String status) implements AriEvent {}

    /** The dialplan handed us a channel; {@code role} is the first argument, see {@link EventTracker}. */
    record StasisStart(String at, String channel, String role, List<String> arguments) implements AriEvent {}

    record EnteredBridge(String at, String channel, String bridge) implements AriEvent {}

    record LeftBridge(String at, String channel, String bridge) implements AriEvent {}

    record Dtmf(String at, String channel, String digit) implements AriEvent {}

    record UserEvent(String at, String channel, String what) implements AriEvent {}

    /** A recording of a channel ended, well or not; {@code tape} is the channel that recorded. */
    record RecordingEnded(String at, String tape, boolean failed) implements AriEvent {}

    record Destroyed(String at, String channel, int cause, int techCause) implements AriEvent {}

    /** Somebody else connected under our application's name. */
    record ApplicationReplaced(String at) implements AriEvent {}

    /** Anything else; dropped. */
    record Other(String at, String type) implements AriEvent {}

    String at();
}
