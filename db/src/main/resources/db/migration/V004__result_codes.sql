-- Tipificación (domain.md 3.2): the default tree. Mandantes map it to their own codes in mandante_result_code.

CREATE TABLE result_code (
    code VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    label VARCHAR(80) NOT NULL COMMENT 'etiqueta, Spanish',
    contact_types VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'tipos de contacto that offer it, comma-separated: DIRECT, INDIRECT, NONE, DIALER',
    position SMALLINT NOT NULL COMMENT 'peso: lower is the better gestión and comes first in lists',
    required_fields VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'comma-separated',
    phone_state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'efecto en teléfono: its new state',
    account_state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'efecto en cuenta: its new state',
    counts_as_contact BOOLEAN NOT NULL,
    requires_promise BOOLEAN NOT NULL,
    right_party BOOLEAN NOT NULL COMMENT 'RPC, when the identity was verified'
) ENGINE = InnoDB COMMENT = 'Resultado: second level of the classification';

CREATE TABLE mandante_result_code (
    mandante_id BIGINT NOT NULL,
    code VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    client_code VARCHAR(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'codigo_mandante',
    client_label VARCHAR(120) NULL,
    PRIMARY KEY (mandante_id, code),
    CONSTRAINT fk_client_code_mandante FOREIGN KEY (mandante_id) REFERENCES mandante (id),
    CONSTRAINT fk_client_code FOREIGN KEY (code) REFERENCES result_code (code)
) ENGINE = InnoDB COMMENT = 'A mandante''s own code for a result';

INSERT INTO result_code
    (code, label, contact_types, position, required_fields, phone_state, account_state,
     counts_as_contact, requires_promise, right_party)
VALUES
    ('PP', 'Promesa de pago', 'DIRECT', 10, 'monto,fecha,medio', NULL, 'PROMISED', 1, 1, 1),
    ('PPP', 'Promesa de pago parcial', 'DIRECT', 20, 'monto,fecha', NULL, 'PROMISED', 1, 1, 1),
    ('CON', 'Convenio acordado', 'DIRECT', 30, 'convenio', NULL, 'AGREED', 1, 0, 1),
    ('REC', 'Recordatorio de promesa', 'DIRECT', 40, 'promesa', NULL, NULL, 1, 0, 1),
    ('YP', 'Ya pagó', 'DIRECT,INDIRECT', 50, 'fecha,monto,banco,comprobante', NULL, NULL, 1, 0, 1),
    ('NEG', 'Negativa de pago (se niega)', 'DIRECT', 60, 'motivo', NULL, NULL, 1, 0, 1),
    ('SCP', 'Sin capacidad de pago', 'DIRECT', 70, 'motivo_no_pago', NULL, NULL, 1, 0, 1),
    ('ACL', 'Aclaración / no reconoce cargo', 'DIRECT', 80, 'tipo,descripcion', NULL, 'SUSPENDED', 1, 0, 1),
    ('QJA', 'Queja por cobranza', 'DIRECT,INDIRECT', 90, 'descripcion', NULL, NULL, 1, 0, 0),
    ('LLD', 'Llamar después / agenda', 'DIRECT,INDIRECT', 100, 'fecha_hora', NULL, NULL, 1, 0, 1),
    ('NI', 'No le interesa / no acepta oferta', 'DIRECT', 110, 'motivo', NULL, NULL, 1, 0, 1),
    ('VTA', 'Venta aceptada', 'DIRECT', 120, 'producto,datos', NULL, NULL, 1, 0, 1),
    ('CLG', 'Cuelga / corta', 'DIRECT,INDIRECT', 130, '', NULL, NULL, 1, 0, 0),
    ('RT', 'Recado con tercero', 'INDIRECT', 140, 'parentesco', 'THIRD_PARTY', NULL, 1, 0, 0),
    ('TNC', 'Tercero no conoce / no da información', 'INDIRECT', 150, '', 'THIRD_PARTY', NULL, 1, 0, 0),
    ('NEQ', 'Número equivocado', 'INDIRECT', 160, '', 'WRONG', NULL, 0, 0, 0),
    ('FAL', 'Titular fallecido', 'DIRECT,INDIRECT', 170, 'fuente', NULL, 'SUSPENDED', 1, 0, 0),
    ('MEN', 'Contesta menor de edad / adulto mayor no deudor', 'INDIRECT', 180, '', NULL, NULL, 0, 0, 0),
    ('DEM', 'En juicio / concurso / con representante', 'DIRECT,INDIRECT', 190, 'datos', NULL, 'SUSPENDED', 1, 0, 0),
    ('NLL', 'Solicita no ser contactado', 'DIRECT', 200, 'canal,alcance', 'BLOCKED', NULL, 1, 0, 1),
    ('NC', 'No contesta', 'DIALER', 210, '', 'NO_ANSWER', NULL, 0, 0, 0),
    ('OC', 'Ocupado', 'DIALER', 220, '', NULL, NULL, 0, 0, 0),
    ('BZ', 'Buzón de voz', 'DIALER', 230, '', NULL, NULL, 0, 0, 0),
    ('MSJ', 'Mensaje dejado en buzón', 'NONE', 240, 'plantilla', NULL, NULL, 1, 0, 0),
    ('FS', 'Fuera de servicio / no existe', 'DIALER', 250, '', 'NON_EXISTENT', NULL, 0, 0, 0),
    ('SUS', 'Suspendido / temporalmente no disponible', 'DIALER', 260, '', 'SUSPENDED', NULL, 0, 0, 0),
    ('ABN', 'Abandonada por el marcador', 'DIALER', 270, '', NULL, NULL, 1, 0, 0),
    ('FTC', 'Falla técnica / sin audio', 'DIALER', 280, '', NULL, NULL, 0, 0, 0),
    ('BLQ', 'Bloqueada por regla', 'DIALER', 290, 'regla', NULL, NULL, 0, 0, 0);
