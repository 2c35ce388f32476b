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

const BLOCKERS = {
  CAMPAIGN_STOPPED: "Campaña detenida",
  NOT_RUNNING: "Campaña detenida",
  NO_ADVISORS: "Sin asesores disponibles",
  NO_READY_ADVISORS: "Sin asesores disponibles",
  NO_LEADS: "Sin cuentas por marcar",
  GATE: "Fuera de horario permitido",
  TELEPHONY_DOWN: "Sin enlace telefónico",
  LINK_DOWN: "Sin enlace telefónico",
  BACKLOG: "La base de datos está atrasada",
  ABANDONMENT: "Límite de abandono alcanzado",
};

export const blocker = (code) => BLOCKERS[code] ?? `Detenida por: ${code}`;

export const TEXT = {
  running: "En marcha",
  stopped: "Detenida",
  lines: "Líneas",
  advisors: "Asesores",
  abandonment: "Abandono",
  occupancy: "Ocupación",
  expectedWait: "Espera media",
  hopper: "En preparación",
  remaining: "Por marcar",
  activity: "Llamadas en curso, últimos dos minutos",
  live: "En vivo",
  lost: "Sin conexión con el servidor",
  totalAdvisors: "Asesores",
  totalCalls: "En llamada",
  totalRinging: "Timbrando",
  totalClassified: "Calificadas",
};
