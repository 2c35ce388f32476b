package io.cadencia.core.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.lead.PhoneStanding;
import io.cadencia.core.lead.PhoneType;
import io.cadencia.core.pacing.AnswerOdds;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerModelTest {
    private static final String ZONE = "America/Mexico_City";
    private static final long TEN = at(10);
    private static final long NINETEEN = at(19);

    private final AnswerModel model = new AnswerModel();
    private final SplittableRandom random = new SplittableRandom(7);
    private long lastPhone;

    @Test
    void shouldTakeEveryCallForAsLikelyAsAnyWhileNothingIsKnown() {
        for (PhoneType type : PhoneType.values()) {
            Phone phone = phone(type, 0, null);
            assertThat(model.odds(lead(0, phone), phone, TEN)).isEqualTo(AnswerOdds.USUAL);
        }
    }

    @Test
    void shouldLearnWhichKindOfPhoneIsAnsweredAtWhichHour() {
        for (int i = 0; i < 4_000; i++) {
            call(PhoneType.WORK, TEN, 0.5);
            call(PhoneType.WORK, NINETEEN, 0.04);
            call(PhoneType.FIXED, TEN, 0.1);
            call(PhoneType.FIXED, NINETEEN, 0.35);
        }

        assertThat(chance(PhoneType.WORK, TEN)).isEqualTo(0.5, within(0.05));
        assertThat(chance(PhoneType.WORK, NINETEEN)).isEqualTo(0.04, within(0.02));
        assertThat(chance(PhoneType.FIXED, TEN)).isEqualTo(0.1, within(0.03));
        assertThat(chance(PhoneType.FIXED, NINETEEN)).isEqualTo(0.35, within(0.05));
        assertThat(odds(PhoneType.WORK, TEN)).isGreaterThan(odds(PhoneType.WORK, NINETEEN) + 2);
    }

    @Test
    void shouldLearnWhatTheLastResultTells() {
        for (int i = 0; i < 2_000; i++) {
            call(phone(PhoneType.MOBILE, 3, Outcome.CONNECTED), TEN, 0.5);
            call(phone(PhoneType.MOBILE, 3, Outcome.NO_ANSWER), TEN, 0.1);
        }

        Phone answered = phone(PhoneType.MOBILE, 3, Outcome.ABANDONED);
        Phone silent = phone(PhoneType.MOBILE, 3, Outcome.NO_RESPONSE);
        assertThat(model.chance(lead(3, answered), answered, TEN)).isEqualTo(0.5, within(0.06));
        assertThat(model.chance(lead(3, silent), silent, TEN)).isEqualTo(0.1, within(0.03));
    }

    @Test
    void shouldForetellSharesThatComeTrue() {
        for (int i = 0; i < 30_000; i++) {
            PhoneType type = PhoneType.values()[random.nextInt(5)];
            long hour = at(8 + random.nextInt(12));
            call(type, hour, 0.05 + 0.1 * type.ordinal() + (hour > at(13) ? 0.2 : 0));
        }

        assertThat(model.reliability())
                .filteredOn(point -> point.calls() > 1_000)
                .hasSizeGreaterThan(5)
                .allSatisfy(point -> assertThat(point.answered()).isEqualTo(point.foretold(), within(0.05)));
    }

    @Test
    void shouldTryWhatItKnowsLittleOf() {
        for (int i = 0; i < 3_000; i++) {
            call(PhoneType.MOBILE, TEN, 0.3);
        }
        assertThat(timesPreferred(PhoneType.WORK, PhoneType.MOBILE)).isBetween(100, 900);

        for (int i = 0; i < 3_000; i++) {
            call(PhoneType.WORK, TEN, 0.05);
        }
        assertThat(timesPreferred(PhoneType.WORK, PhoneType.MOBILE)).isLessThan(20);
    }

    /** Of a thousand pairs of phones. */
    private int timesPreferred(PhoneType one, PhoneType other) {
        int times = 0;
        for (int i = 0; i < 1_000; i++) {
            Phone first = phone(one, 0, null);
            Phone second = phone(other, 0, null);
            times += model.draw(lead(0, first), first, TEN) > model.draw(lead(0, second), second, TEN) ? 1 : 0;
        }
        return times;
    }

    @Test
    void shouldFollowAChangeOfHabits() {
        for (int i = 0; i < 50_000; i++) {
            call(PhoneType.MOBILE, TEN, 0.4);
            call(PhoneType.FIXED, TEN, 0.1);
        }
        for (int i = 0; i < 40_000; i++) {
            call(PhoneType.MOBILE, TEN, 0.1);
            call(PhoneType.FIXED, TEN, 0.4);
        }

        assertThat(chance(PhoneType.MOBILE, TEN)).isEqualTo(0.1, within(0.05));
        assertThat(chance(PhoneType.FIXED, TEN)).isEqualTo(0.4, within(0.05));
    }

    @Test
    void shouldReadBackWhatItWrote() {
        for (int i = 0; i < 500; i++) {
            call(PhoneType.values()[i % 5], i % 2 == 0 ? TEN : NINETEEN, 0.3);
        }
        var out = new StateWriter();
        model.write(out);

        AnswerModel copy = AnswerModel.read(new StateReader(out.toBytes()));

        var again = new StateWriter();
        copy.write(again);
        assertThat(again.toBytes()).isEqualTo(out.toBytes());
        assertThat(copy.learned()).isEqualTo(500);
    }

    private void call(PhoneType type, long atMs, double chance) {
        call(phone(type, 0, null), atMs, chance);
    }

    private void call(Phone phone, long atMs, double chance) {
        model.learn(lead(phone.tries(), phone), phone, atMs, random.nextDouble() < chance);
    }

    private double chance(PhoneType type, long atMs) {
        Phone phone = phone(type, 0, null);
        return model.chance(lead(0, phone), phone, atMs);
    }

    private int odds(PhoneType type, long atMs) {
        Phone phone = phone(type, 0, null);
        return model.odds(lead(0, phone), phone, atMs);
    }

    private Phone phone(PhoneType type, int tries, @Nullable Outcome last) {
        return new Phone(++lastPhone, "+52" + lastPhone, List.of(ZONE), type, PhoneStanding.UNKNOWN, tries, last);
    }

    private static Lead lead(int attempts, Phone phone) {
        return new Lead(phone.phoneId(), 1, 1, 1, attempts, List.of(phone));
    }

    private static long at(int hour) {
        return LocalDateTime.of(2026, 3, 4, hour, 30)
                .atZone(ZoneId.of(ZONE))
                .toInstant()
                .toEpochMilli();
    }
}
