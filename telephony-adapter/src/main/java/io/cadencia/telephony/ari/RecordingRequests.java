package io.cadencia.telephony.ari;

/** The requests about recordings. Pure. */
final class RecordingRequests {
    private RecordingRequests() {}

    static AriRequest begin(String channel, String name) {
        return AriRequest.post("channels/" + channel + "/record", "name", name, "format", "wav", "ifExists", "fail");
    }

    static AriRequest pause(String name) {
        return AriRequest.post(live(name) + "/pause");
    }

    static AriRequest resume(String name) {
        return AriRequest.delete(live(name) + "/pause");
    }

    static AriRequest stop(String name) {
        return AriRequest.post(live(name) + "/stop");
    }

    /** Ends one that runs, without a file. */
    static AriRequest discard(String name) {
        return AriRequest.delete(live(name));
    }

    /** Deletes the file of one that has ended. */
    static AriRequest delete(String name) {
        return AriRequest.delete("recordings/stored/" + name);
    }

    /** How one that runs stands. */
    static AriRequest state(String name) {
        return AriRequest.get(live(name));
    }

    private static String live(String name) {
        return "recordings/live/" + name;
    }
}
