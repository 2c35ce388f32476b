package io.cadencia.server.importexport;

import java.util.Locale;

/** The fields of the layout "Asignación" (domain.md 3.8). The name in lower case is the header. */
enum AssignmentField {
    MANDANTE(true, 40),
    PERIODO(true, 16),
    FOLIO(true, 40),
    PRODUCTO(false, 80),
    TIPO_CARTERA(false, 12),
    TIPO_ID(false, 8),
    ID_DEUDOR(true, 24),
    NOMBRE(true, 160),
    FECHA_NACIMIENTO(false, 10),
    SALDO_CAPITAL(false, 24),
    INTERES_ORDINARIO(false, 24),
    INTERES_MORATORIO(false, 24),
    GASTOS(false, 24),
    SALDO_TOTAL(true, 24),
    SALDO_VENCIDO(false, 24),
    PAGO_MINIMO(false, 24),
    CUOTAS_VENCIDAS(false, 6),
    DIAS_MORA(true, 6),
    FECHA_VENCIMIENTO(false, 10),
    FECHA_ULTIMO_PAGO(false, 10),
    MONTO_ULTIMO_PAGO(false, 24),
    MONEDA(true, 3),
    SUCURSAL(false, 80),
    CALLE(false, 160),
    COLONIA(false, 80),
    MUNICIPIO(false, 80),
    ESTADO(false, 80),
    CP(false, 12),
    PAIS(true, 20),
    TEL1(false, 40),
    TEL2(false, 40),
    TEL3(false, 40),
    TEL4(false, 40),
    TEL5(false, 40),
    TEL6(false, 40),
    TEL7(false, 40),
    TEL8(false, 40),
    TEL9(false, 40),
    TEL10(false, 40),
    TIPO_TEL1(false, 20),
    TIPO_TEL2(false, 20),
    TIPO_TEL3(false, 20),
    TIPO_TEL4(false, 20),
    TIPO_TEL5(false, 20),
    TIPO_TEL6(false, 20),
    TIPO_TEL7(false, 20),
    TIPO_TEL8(false, 20),
    TIPO_TEL9(false, 20),
    TIPO_TEL10(false, 20),
    CORREO1(false, 160),
    AVAL_NOMBRE(false, 160),
    AVAL_ID(false, 24),
    AVAL_TEL1(false, 40),
    REF1_NOMBRE(false, 160),
    REF1_TEL(false, 40),
    QUITA_MAX_PCT(false, 8),
    VIGENCIA_OFERTA(false, 10),
    FECHA_ASIGNACION(true, 10),
    FECHA_RETIRO(false, 10),
    CUENTA_PAGO(false, 40),
    REFERENCIA_PAGO(false, 60),
    SEGMENTO(false, 40),
    SCORE(false, 12);

    static final int PHONES = 10;

    private final boolean mandatory;
    private final int maxLength;

    AssignmentField(boolean mandatory, int maxLength) {
        this.mandatory = mandatory;
        this.maxLength = maxLength;
    }

    boolean mandatory() {
        return mandatory;
    }

    /** Characters a value may have, once trimmed. */
    int maxLength() {
        return maxLength;
    }

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code index} 0 to 9. */
    static AssignmentField phone(int index) {
        return values()[TEL1.ordinal() + index];
    }

    static AssignmentField phoneType(int index) {
        return values()[TIPO_TEL1.ordinal() + index];
    }
}
