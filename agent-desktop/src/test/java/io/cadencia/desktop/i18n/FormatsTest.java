package io.cadencia.desktop.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Formats mexico = new Formats("es-MX", "MXN");
    private final Formats chile = new Formats("es-CL", "CLP");
    private final TypedValues typedMx = new TypedValues(mexico);
    private final TypedValues typedCl = new TypedValues(chile);

    @Test
    void shouldWriteMoneyAndDatesOfMexico() {
        assertThat(mexico.money(new BigDecimal("1234.56"))).isEqualTo("$1,234.56 MXN");
        assertThat(mexico.money(new BigDecimal("-5"))).isEqualTo("-$5.00 MXN");
        assertThat(mexico.date(LocalDate.of(2026, 3, 9))).isEqualTo("09/03/2026");
    }

    @Test
    void shouldWriteMoneyAndDatesOfChile() {
        assertThat(chile.money(new BigDecimal("1234567"))).isEqualTo("$1.234.567");
        assertThat(chile.date(LocalDate.of(2026, 3, 9))).isEqualTo("09-03-2026");
    }

    @Test
    void shouldWriteClocks() {
        assertThat(Formats.clock(Duration.ofSeconds(151))).isEqualTo("02:31");
        assertThat(Formats.clock(Duration.ofSeconds(3_751))).isEqualTo("1:02:31");
        assertThat(Formats.clock(Duration.ofSeconds(-4))).isEqualTo("00:00");
    }

    @Test
    void shouldReadMoneyAsTyped() {
        assertThat(typedMx.money("$1,500.5")).contains(new BigDecimal("1500.50"));
        assertThat(typedMx.money("1500 MXN")).contains(new BigDecimal("1500.00"));
        assertThat(typedCl.money("1.500")).contains(new BigDecimal("1500"));
    }

    @Test
    void shouldRefuseMoneyThatCouldMeanSomethingElse() {
        assertThat(typedMx.money("1.500")).isEmpty();
        assertThat(typedMx.money("1,50")).isEmpty();
        assertThat(typedMx.money("15 mil")).isEmpty();
        assertThat(typedMx.money("-5")).isEmpty();
        assertThat(typedCl.money("1.500,50")).isEmpty();
        assertThat(typedCl.money("")).isEmpty();
    }

    @Test
    void shouldReadDatesAsTyped() {
        assertThat(typedMx.date("27/11/2026", TODAY)).contains(LocalDate.of(2026, 11, 27));
        assertThat(typedMx.date("27-11-26", TODAY)).contains(LocalDate.of(2026, 11, 27));
        assertThat(typedMx.date("2711", TODAY)).contains(LocalDate.of(2026, 11, 27));
        assertThat(typedMx.date("5/1", TODAY)).contains(LocalDate.of(2027, 1, 5));
        assertThat(typedMx.date("+3", TODAY)).contains(TODAY.plusDays(3));
        assertThat(typedMx.date("31/02/2026", TODAY)).isEmpty();
        assertThat(typedMx.date("mañana", TODAY)).isEmpty();
        assertThat(typedMx.dateTime("27/11 16:30", TODAY)).contains(LocalDateTime.of(2026, 11, 27, 16, 30));
        assertThat(typedMx.dateTime("27/11 25:00", TODAY)).isEmpty();
    }

    @Property
    boolean shouldReadBackEveryAmountItWrites(@ForAll @LongRange(min = 1, max = 99_999_999_999L) long cents) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        return typedMx.money(mexico.money(amount)).orElseThrow().compareTo(amount) == 0;
    }

    @Property
    boolean shouldReadBackEveryPesoOfChile(@ForAll @LongRange(min = 1, max = 999_999_999L) long pesos) {
        BigDecimal amount = BigDecimal.valueOf(pesos);
        return typedCl.money(chile.money(amount)).orElseThrow().compareTo(amount) == 0;
    }

    @Property
    boolean shouldReadBackEveryDateItWrites(@ForAll @LongRange(min = 10_000, max = 40_000) long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        return typedCl.date(chile.date(date), TODAY).orElseThrow().equals(date);
    }
}
