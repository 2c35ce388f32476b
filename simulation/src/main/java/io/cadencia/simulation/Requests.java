package io.cadencia.simulation;

/** Ids of what the advisors' desktops ask. */
final class Requests {
    private long last;

    String next() {
        return Long.toString(++last);
    }
}
