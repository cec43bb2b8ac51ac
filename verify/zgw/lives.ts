import type { OutgoingHandoff } from '../../connectors/connector';
import type { Random } from '../support/random';
import type { Life } from './course';

/** Made up, and unkind to whoever puts them into a message without care. */
const names = [
  'Fenna Verzonnen',
  'Ömer-Jan ’t Bedacht van der Test',
  '<script>alert(1)</script>',
  "Robert'); DROP TABLE zaken;--",
  'Nul\u0000teken Verzonnen',
  'Regel\r\nX-Extra: kop',
  '‮dekeerd Verzonnen',
  'x'.repeat(700),
  '👩‍👩‍👧‍👦 Verzonnen',
  '${jndi:ldap://voorbeeld.example/a}',
] as const;

const ends: readonly Life['end'][] = ['recalled', 'completed', 'both'];

export function makeLives(
  count: number,
  { seed, random }: { seed: number; random: Random },
): Life[] {
  const now = Date.now();
  const caseNumber = `OK-2026-${String(seed).padStart(9, '0')}`;
  return Array.from({ length: count }, (_each, index) => ({
    handoff: makeHandoff(`${caseNumber}-H${index + 1}`, random.pick(names), now),
    end: ends[index % ends.length] ?? 'recalled',
    attempts: 0,
    troubles: [],
    reports: [],
  }));
}

function makeHandoff(handoffId: string, name: string, now: number): OutgoingHandoff {
  return {
    handoffId,
    kind: 'help-request',
    lifeDomain: 'housing',
    urgency: 'normal',
    requestedAt: new Date(now - 3_600_000).toISOString(),
    answerBy: new Date(now + 7 * 86_400_000).toISOString(),
    messageId: `msg_${handoffId}`,
    sequence: 1,
    content: {
      question: `Kunt u ${name} helpen aan een woning?`,
      identity: { name, birthDate: '1990-02-28' },
      contact: { phone: '+31 6 00000000', email: 'verzonnen@inwoner.example' },
      lifeDomains: { housing: `Woont bij ${name}.`, debts: 'Lang verhaal. '.repeat(120) },
    },
  };
}
