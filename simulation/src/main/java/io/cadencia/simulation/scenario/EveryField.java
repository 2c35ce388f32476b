package io.cadencia.simulation.scenario;

/** A scenario that has every field once, every kind of distribution among them. */
final class EveryField {
    static final String YAML = """
            name: Every field
            description: once
            run: {start: "2026-03-02T08:00", zone: America/Mexico_City, hours: 11, warmUpMinutes: 60, seeds: 2,
              firstSeed: 1, policies: [cadencia]}
            team:
              - advisors: 5
                from: "08:00"
                to: "18:00"
                days: [mon, tue]
                late: {kind: exponential, mean: 120}
                earlyLeavers: 0.1
                breaks: [{from: "13:00", minutes: 30, waves: 2}]
                randomBreaks: {perHour: 0.5, time: {kind: fixed, seconds: 300}}
            debtors:
              leads: 1000
              spread: 0.5
              tiring: 0.9
              doneShare: 0.1
              phones: [{kind: mobile, share: 1, answer: {8: 0.2}, machine: 0.1, busy: 0.1, refused: 0.1, invalid: 0.1}]
            carrier:
              postDial: {kind: uniform, from: 1, to: 2}
              ring: {kind: gamma, shape: 2, mean: 8}
              ringLimitSeconds: 20
              fail: 3
              machineRing: 15
              patience: 5
              detection: {listens: 2, heard: 0.9, mistaken: 0.02}
            handling:
              talk: {kind: phases, phases: [{name: identity, time: 10, next: {closing: 0.5}}, {name: closing, time: 5}]}
              wrapUp: {kind: lognormal, mean: 20, cv: 1}
              machineTalk: {kind: histogram, edges: [1, 2, 3], weights: [1, 2]}
              machineWrapUp: 3
            campaign:
              mode: predictive
              ringSeconds: 26
              waitLimitMs: 2000
              wrapUpSeconds: 0
              machines: none
              machineErrors: 0
              callAgainMinutes: 60
              pacing: {abandonmentTarget: 0.029, abandonmentCeiling: 0.03, linesPerAdvisor: 3, callsPerSecond: 10,
                minimumTeam: 1, lateCancel: true, answerModel: true}
              retry: {maxAttempts: 10, busyMinutes: 15, noAnswerMinutes: 60, congestionMinutes: 1, otherMinutes: 120}
            changes:
              - {day: 1, at: "12:00", minutes: 10, answersTimes: 2, talkTimes: 2, wrapUpTimes: 2, breakShare: 0.1,
                leaveShare: 0.1, outage: false, listEnds: false}
            """;

    private EveryField() {}
}
