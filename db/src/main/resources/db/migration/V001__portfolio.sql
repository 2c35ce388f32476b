-- Who owes what to whom (domain.md 3.1). Spanish terms of the trade stand in the comments.
-- Money is DECIMAL(18,2), instants are DATETIME(6) in UTC, codes compare byte by byte.

CREATE TABLE id_block (
    name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    next_id BIGINT NOT NULL
) ENGINE = InnoDB COMMENT = 'Next free id of the tables that are loaded in bulk: a writer takes a block before it inserts';

INSERT INTO id_block (name, next_id) VALUES ('person', 1), ('account', 1), ('phone', 1), ('lead', 1);

CREATE TABLE mandante (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as the files name it',
    name VARCHAR(160) NOT NULL,
    jurisdiction CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ISO 3166: MX, CL',
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'FINANCIAL'
        COMMENT 'tipo: FINANCIAL (financiera) or COMMERCIAL (comercial)',
    complaints_address VARCHAR(240) NULL COMMENT 'unidad de quejas: dirección',
    complaints_email VARCHAR(160) NULL COMMENT 'unidad de quejas: correo',
    complaints_phone VARCHAR(24) NULL COMMENT 'unidad de quejas: teléfono',
    payment_account VARCHAR(40) NULL COMMENT 'cuenta de pago',
    policies LONGTEXT NULL COMMENT 'políticas del mandante, JSON' CHECK (policies IS NULL OR JSON_VALID(policies)),
    created_at DATETIME(6) NOT NULL DEFAULT UTC_TIMESTAMP(6),
    UNIQUE KEY uq_mandante_code (code)
) ENGINE = InnoDB COMMENT = 'Mandante: the creditor that places the portfolio';

CREATE TABLE portfolio (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mandante_id BIGINT NOT NULL,
    code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(160) NOT NULL,
    product VARCHAR(80) NULL,
    debtor_kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CONSUMER'
        COMMENT 'tipo_deudor: CONSUMER (consumidor) or COMPANY (empresa)',
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ISO 4217',
    past_due_brackets LONGTEXT NULL COMMENT 'tramos de mora, JSON'
        CHECK (past_due_brackets IS NULL OR JSON_VALID(past_due_brackets)),
    compliance_profile VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'perfil regulatorio',
    created_at DATETIME(6) NOT NULL DEFAULT UTC_TIMESTAMP(6),
    UNIQUE KEY uq_portfolio_code (mandante_id, code),
    CONSTRAINT fk_portfolio_mandante FOREIGN KEY (mandante_id) REFERENCES mandante (id)
) ENGINE = InnoDB COMMENT = 'Cartera: a product of a mandante worked under one set of rules';

CREATE TABLE assignment (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mandante_id BIGINT NOT NULL,
    portfolio_id BIGINT NOT NULL,
    file_name VARCHAR(255) NOT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the file, byte by byte',
    period VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'periodo, mes_proceso',
    row_count INT NOT NULL COMMENT 'rows of the file without the header',
    account_count INT NOT NULL COMMENT 'rows loaded',
    reject_count INT NOT NULL COMMENT 'rows refused, each with its reason in the rejects file',
    person_count INT NOT NULL COMMENT 'persons the file added',
    phone_count INT NOT NULL COMMENT 'phones the file added',
    loaded_by VARCHAR(64) NOT NULL,
    loaded_at DATETIME(6) NOT NULL DEFAULT UTC_TIMESTAMP(6),
    valid_from DATE NULL COMMENT 'vigencia desde',
    valid_until DATE NULL COMMENT 'vigencia hasta',
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'COMMITTED'
        COMMENT 'COMMITTED or ROLLED_BACK',
    live_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL
        COMMENT 'sha256 while the assignment stands, NULL once rolled back: a mandante takes the same file once',
    UNIQUE KEY uq_assignment_file (mandante_id, live_sha256),
    KEY ix_assignment_portfolio (portfolio_id, loaded_at),
    CONSTRAINT fk_assignment_mandante FOREIGN KEY (mandante_id) REFERENCES mandante (id),
    CONSTRAINT fk_assignment_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ENGINE = InnoDB COMMENT = 'Asignación, remesa: one file of accounts, immutable; withdrawn by desasignación';

CREATE TABLE assignment_total (
    assignment_id BIGINT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_count INT NOT NULL,
    total_balance DECIMAL(24, 2) NOT NULL,
    PRIMARY KEY (assignment_id, currency),
    CONSTRAINT fk_assignment_total FOREIGN KEY (assignment_id) REFERENCES assignment (id)
) ENGINE = InnoDB COMMENT = 'Control totals (totales de control) of an assignment, per currency';

CREATE TABLE zone_set (
    id SMALLINT NOT NULL PRIMARY KEY,
    zones VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'IANA names, comma-separated, sorted',
    UNIQUE KEY uq_zone_set (zones)
) ENGINE = InnoDB COMMENT = 'Sets of time zones; a call must be allowed in every zone of the set';

CREATE TABLE person (
    id BIGINT NOT NULL PRIMARY KEY,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ISO 3166 of the identifier',
    id_type VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'RFC, CURP, RUT, DNI, NONE',
    id_number VARCHAR(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL
        COMMENT 'normalised: upper case, no dots, no spaces, Ñ and & of an RFC kept; NULL for a guarantor without one',
    name VARCHAR(160) NOT NULL,
    birth_date DATE NULL,
    street VARCHAR(160) NULL COMMENT 'calle',
    neighbourhood VARCHAR(80) NULL COMMENT 'colonia / comuna',
    city VARCHAR(80) NULL COMMENT 'municipio / ciudad',
    state VARCHAR(80) NULL COMMENT 'estado / región',
    postal_code VARCHAR(12) NULL,
    address_zone_set_id SMALLINT NULL COMMENT 'zona horaria of the address',
    email VARCHAR(160) NULL,
    assignment_id BIGINT NULL COMMENT 'the assignment that brought the person first',
    UNIQUE KEY uq_person_id (country, id_type, id_number),
    KEY ix_person_assignment (assignment_id),
    KEY ix_person_name (name)
) ENGINE = InnoDB COMMENT = 'Persona: titular, aval or other; one row per identifier, whatever the number of accounts';

CREATE TABLE account (
    id BIGINT NOT NULL PRIMARY KEY,
    mandante_id BIGINT NOT NULL,
    portfolio_id BIGINT NOT NULL,
    assignment_id BIGINT NOT NULL,
    folio VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
        COMMENT 'folio, crédito, operación, contrato: text, leading zeros kept',
    holder_id BIGINT NOT NULL COMMENT 'titular, person.id',
    product VARCHAR(80) NULL,
    portfolio_kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL
        COMMENT 'tipo_cartera: CURRENT (vigente), CHARGED_OFF (castigo), PREVENTIVE (preventiva)',
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    principal DECIMAL(18, 2) NULL COMMENT 'saldo_capital',
    ordinary_interest DECIMAL(18, 2) NULL COMMENT 'interés ordinario',
    late_interest DECIMAL(18, 2) NULL COMMENT 'interés moratorio',
    fees DECIMAL(18, 2) NULL COMMENT 'gastos',
    total_balance DECIMAL(18, 2) NOT NULL COMMENT 'saldo_total',
    overdue_balance DECIMAL(18, 2) NULL COMMENT 'saldo_vencido',
    minimum_payment DECIMAL(18, 2) NULL COMMENT 'pago_minimo',
    overdue_instalments INT NULL COMMENT 'cuotas_vencidas',
    days_past_due INT NOT NULL COMMENT 'dias_mora',
    due_date DATE NULL COMMENT 'fecha_vencimiento',
    last_payment_date DATE NULL,
    last_payment_amount DECIMAL(18, 2) NULL,
    balance_date DATE NOT NULL COMMENT 'the date the balances are of: show "al dd/mm/aaaa"',
    branch VARCHAR(80) NULL COMMENT 'sucursal',
    segment VARCHAR(40) NULL,
    score DECIMAL(9, 4) NULL,
    max_discount_pct DECIMAL(6, 3) NULL COMMENT 'quita_max_pct',
    offer_valid_until DATE NULL COMMENT 'vigencia_oferta',
    withdraw_on DATE NULL COMMENT 'fecha_retiro',
    payment_account VARCHAR(40) NULL COMMENT 'cuenta_pago: CLABE or account',
    payment_reference VARCHAR(60) NULL COMMENT 'referencia_pago',
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ASSIGNED'
        COMMENT 'ASSIGNED, IN_WORK (en gestión), PROMISED (con promesa), AGREED (con convenio), PAID (pagada), WITHDRAWN (retirada), SUSPENDED (suspendida)',
    state_reason VARCHAR(40) NULL COMMENT 'why it is suspended or withdrawn',
    UNIQUE KEY uq_account_folio (mandante_id, folio),
    KEY ix_account_assignment (assignment_id),
    KEY ix_account_holder (holder_id),
    CONSTRAINT fk_account_mandante FOREIGN KEY (mandante_id) REFERENCES mandante (id),
    CONSTRAINT fk_account_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id),
    CONSTRAINT fk_account_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_account_holder FOREIGN KEY (holder_id) REFERENCES person (id)
) ENGINE = InnoDB COMMENT = 'Cuenta, crédito, operación: one debt';

CREATE TABLE account_person (
    account_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    role VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'GUARANTOR (aval), CO_DEBTOR (obligado solidario); the holder (titular) is account.holder_id',
    PRIMARY KEY (account_id, person_id, role),
    KEY ix_account_person (person_id),
    CONSTRAINT fk_account_person_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_account_person_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB COMMENT = 'Who else answers for an account';

CREATE TABLE phone (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL,
    number VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'E.164 with its plus sign',
    type VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'MOBILE (celular), FIXED (fijo), WORK (laboral), MESSAGE (recado)',
    relation VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'HOLDER (titular), GUARANTOR (aval), THIRD_PARTY (tercero), REFERENCE (referencia)',
    origin VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'MANDANTE, DEBTOR (deudor), ENRICHED (enriquecido)',
    contact_name VARCHAR(160) NULL COMMENT 'who answers, for a reference',
    position TINYINT NOT NULL COMMENT 'order in the file',
    zone_set_id SMALLINT NOT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'NEW'
        COMMENT 'NEW (nuevo), VALID (válido), THIRD_PARTY (contacto tercero), NO_ANSWER (no contesta), SUSPENDED (suspendido), NON_EXISTENT (no existe), WRONG (equivocado), FAX, BLOCKED (bloqueado), FORBIDDEN (prohibido)',
    score SMALLINT NOT NULL DEFAULT 50 COMMENT '0 to 100, higher is dialled first',
    tries INT NOT NULL DEFAULT 0,
    last_outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    last_tried_at DATETIME(6) NULL,
    UNIQUE KEY uq_phone (person_id, number),
    KEY ix_phone_number (number),
    CONSTRAINT fk_phone_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_phone_zone_set FOREIGN KEY (zone_set_id) REFERENCES zone_set (id)
) ENGINE = InnoDB COMMENT = 'Teléfono of a person';
