import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';

/** Structured logs: a static message plus fields. Personal data goes under `pii` and is redacted by default. */
export type Logger = PinoLogger;

/** What a logger is made from. */
export interface LoggerOptions {
  level: string;
  /** Writes `pii.*` in the clear. For finding a fault with the caller's consent, never as a default. */
  showPersonalData: boolean;
  /** Where the lines go; standard output when left out. */
  destination?: DestinationStream;
}

/** Makes the process's logger. Lines are JSON (pino), one each. */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: options.showPersonalData
      ? []
      : { paths: ['pii.*', '*.pii.*'], censor: '[personal data]' },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

/** A logger that says nothing, for tests and command-line tools. */
export const silentLogger: Logger = pino({ level: 'silent' });
