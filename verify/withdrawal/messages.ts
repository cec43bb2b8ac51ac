/** One hand-off that is sent while its basis is withdrawn. */
export interface SendOrder {
  readonly number: number;
  readonly caseNumber: string;
  /** Milliseconds before the permit is asked for. */
  readonly startAfter: number;
  /** Milliseconds between permit and connecting. */
  readonly thinkFor: number;
  readonly leaseMs: number;
  /** The sender dies with the permit in its hand. */
  readonly dies: boolean;
}

export type SendOutcome = 'opened' | 'denied' | 'too-late' | 'died';

export interface SendReport {
  readonly number: number;
  readonly outcome: SendOutcome;
}

export interface SenderSettings {
  readonly databaseUrl: string;
  readonly port: number;
  readonly withPermit: boolean;
}

export const basisId = 'b1';
export const partner = 'viveste';

export function isOrder(message: unknown): message is SendOrder {
  return typeof message === 'object' && message !== null && 'caseNumber' in message;
}

export function isReport(message: unknown): message is SendReport {
  return typeof message === 'object' && message !== null && 'outcome' in message;
}

export function isListening(message: unknown): message is { readonly port: number } {
  return typeof message === 'object' && message !== null && 'port' in message;
}

/** One clock for all processes of a machine, in milliseconds. */
export function machineClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
