// Every word the page shows, and how it writes numbers.
const whole = new Intl.NumberFormat("es-MX");
const percent = new Intl.NumberFormat("es-MX", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const number = (value) => whole.format(value);
export const share = (value) => percent.format(value);
export const time = (iso) => new Date(iso).toLocaleTimeString("es-MX", { hour12: false });
export const wait = (ms) => (ms < 0 ? "—" : `${Math.ceil(ms / 1000)} s`);

export const MODES = {
  PREDICTIVE: "Predictiva",
  PROGRESSIVE: "Progresiva",
  RATIO: "Por razón",
  PREVIEW: "Vista previa",
  MANUAL: "Manual",
};

export const LINES = [
  ["dialing", "Marcando"],
  ["ringing", "Timbrando"],
  ["waiting", "En espera"],
  ["onCall", "En llamada"],
];

export const ADVISORS = [
  ["ready", "Disponibles"],
  ["onCall", "En llamada"],
  ["wrapUp", "Post-llamada"],
  ["paused", "En pausa"],
];

export const COUNTS = [
  ["placed", "Marcadas"],
  ["answered", "Contestadas"],
  ["connected", "Atendidas"],
  ["classified", "Calificadas"],
  ["blocked", "Bloqueadas"],
];

// Codes of the engine: what stops a campaign, and what only holds the next call back for a moment.
const STOPS = {
  NOT_RUNNING: "Campaña detenida",
  TELEPHONY_DOWN: "Sin enlace telefónico",
  DATABASE_BACKLOG: "La base de datos está atrasada",
  NO_ADVISORS: "Sin asesores en la campaña",
  NO_LEADS: "Sin cuentas por marcar",
  UNKNOWN_TRUNK: "La troncal de la campaña no existe",
  NO_CALLER_ID: "La troncal no tiene número que mostrar para este fin",
  TRUNK_DENIED: "El operador rechaza las llamadas",
  NODE_DOWN: "Sin enlace con los conmutadores de la troncal",
  NODE_DRAINING: "Conmutadores en drenado o mantenimiento",
  ABANDONMENT: "Límite de abandono alcanzado",
};
const HOLDS = {
  NONE: "En marcha, sin llamadas en este momento",
  NO_ADVISOR_FREE: "Todos los asesores están ocupados",
  ENOUGH_IN_FLIGHT: "Ya hay suficientes llamadas en curso",
  LINES_PER_ADVISOR: "Máximo de líneas por asesor",
  CALLS_PER_SECOND: "Máximo de llamadas por segundo",
  SMALL_TEAM: "Equipo pequeño: una llamada por asesor",
  COLD_START: "Midiendo los primeros resultados",
  TRUNK_FULL: "Troncal llena",
  TRUNK_RATE: "Máximo de llamadas por segundo de la troncal",
  NODE_CAPACITY: "Conmutadores al máximo de llamadas",
  SWITCH_SLOW: "Los conmutadores responden lento",
  OTHERS_TURN: "Turno de otra campaña del mismo equipo",
  MODE: "Una llamada por asesor disponible",
};

export const blocker = (code) => ({
  text: STOPS[code] ?? HOLDS[code] ?? code,
  kind: code in HOLDS ? "hold" : "stop",
});

const tenths = new Intl.NumberFormat("es-MX", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

// The pacing's last decision in words (core.pacing.PacingDecision); empty where advisors decide when to dial.
export const pacing = (p) => {
  if (!p) return "";
  const rule = (STOPS[p.limit] ?? HOLDS[p.limit] ?? p.limit).toLowerCase();
  if (p.price <= 0) return `Una línea por asesor disponible: ${rule}.`;
  return (
    `En 10 s se espera que contesten ${tenths.format(p.soonAnswered)} y haya ${tenths.format(p.soonFree)} asesores libres. ` +
    `Riesgo de que otra llamada quede sin asesor: ${percent.format(p.risk)}; se acepta hasta ${percent.format(p.price)}. ` +
    `Decide: ${rule}.`
  );
};

// How well the answer model foretold (core.answer.Reliability); empty without it, and before it has seen enough.
export const answers = (points) => {
  const calls = points.reduce((sum, p) => sum + p.calls, 0);
  if (calls < 200) return "";
  const mean = (of) => points.reduce((sum, p) => sum + p.calls * of(p), 0) / calls;
  return (
    `Modelo de respuesta: de las últimas ${number(Math.round(calls))} llamadas anticipó ${percent.format(mean((p) => p.foretold))} ` +
    `contestadas y contestó ${percent.format(mean((p) => p.answered))}; ` +
    `por grupos se equivoca en promedio ${tenths.format(100 * mean((p) => Math.abs(p.foretold - p.answered)))} puntos.`
  );
};

export const NODE_MODES = { ACTIVE: "en servicio", DRAIN: "drenando", MAINTENANCE: "en mantenimiento" };

export const TEXT = {
  nodeDown: "sin enlace",
  nodeCalls: "llamadas",
  nodePhones: "teléfonos",
  nodeInFlight: "en curso",
  trunk: "troncal",
  trunkClosed: "troncal rechazada por el operador",
  trunkRate: "por segundo",
  running: "En marcha",
  stopped: "Detenida",
  lines: "Líneas",
  advisors: "Asesores",
  team: (name, ready, all) => `Equipo ${name}: ${ready} de ${all} listos`,
  abandonment: "Abandono",
  occupancy: "Ocupación",
  expectedWait: "Espera media",
  hopper: "En preparación",
  remaining: "Por marcar",
  why: "Por qué marca así",
  activity: "Llamadas en curso, últimos dos minutos",
  live: "En vivo",
  lost: "Sin conexión con el servidor",
  totalAdvisors: "Asesores",
  totalCalls: "En llamada",
  totalRinging: "Timbrando",
  totalClassified: "Calificadas",
};
