package io.cadencia.server.demo;

/** What the demo's calls go through. */
public enum DemoSwitch {
    SIMULATED,
    /** A real Asterisk by ARI. */
    ARI,
    /** A real Asterisk by AMI. */
    AMI
}
