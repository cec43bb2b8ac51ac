import type { OutgoingHandoff, Recall } from '../connector';
import { dutchMoment } from './dutch-moment';

/** Who writes, and where a reader can ask. */
export interface MailSource {
  /** `Op Koers Houten`. */
  readonly name: string;
  readonly phone: string;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

// No name, no theme, no category and no word of the case: whoever reads a shared mailbox learns that there is a
// hand-off, and no more.

export function fileMail(handoff: OutgoingHandoff, link: string, from: MailSource): Letter {
  const { handoffId, urgency, answerBy } = handoff;
  const hurry = urgency === 'crisis' ? ['Dit heeft haast. Open de overdracht vandaag nog.'] : [];
  return {
    subject: `${urgency === 'crisis' ? 'Spoed: overdracht' : 'Overdracht'} ${referenceOf(handoffId)}`,
    text: letter(from, [
      `${from.name} vraagt u om mee te helpen. Er staat een overdracht voor u klaar.`,
      ...hurry,
      facts(handoffId, [['Antwoord graag voor', dutchMoment(answerBy)]]),
      `Open de overdracht hier:\n${link}`,
      'In deze mail staan geen persoonsgegevens. Op de pagina vraagt u een code aan. Die komt in deze mailbox.',
    ]),
  };
}

export function reminderMail(handoff: OutgoingHandoff, link: string, from: MailSource): Letter {
  const { handoffId, answerBy } = handoff;
  return {
    subject: `Herinnering: overdracht ${referenceOf(handoffId)}`,
    text: letter(from, [
      `${from.name} wacht nog op bericht van u over een overdracht.`,
      facts(handoffId, [['Antwoord graag voor', dutchMoment(answerBy)]]),
      `Laat hier weten hoe het ervoor staat:\n${link}`,
      'Kunt u het niet aannemen, of lukt het niet? Laat dat dan ook weten. Dan zoeken wij een andere weg.',
    ]),
  };
}

export function recallMail(recall: Recall, link: string, from: MailSource): Letter {
  const { handoffId, withdrawnAt, confirmBy, categories } = recall;
  const [what, subject] =
    categories === undefined
      ? ['Deze overdracht is gestopt.', 'Gestopt: overdracht']
      : ['Een deel van deze overdracht is gestopt. De rest gaat door.', 'Gewijzigd: overdracht'];
  return {
    subject: `${subject} ${referenceOf(handoffId)}`,
    text: letter(from, [
      what,
      facts(handoffId, [
        ['Gestopt op', dutchMoment(withdrawnAt)],
        ['Bevestig voor', dutchMoment(confirmBy)],
      ]),
      'Wilt u verwijderen wat u hierover heeft opgeslagen? Ook wat u heeft doorgegeven aan anderen.',
      `Bekijk wat het is en bevestig hier dat het weg is:\n${link}`,
      'Moet u iets bewaren van de wet? Meld dat dan op dezelfde pagina.',
    ]),
  };
}

/** The page behind the link says no more than this: nothing of the hand-off is left to confirm. */
export function erasureMail({ handoffId, withdrawnAt }: Recall, link: string, from: MailSource) {
  return {
    subject: `Gewist: overdracht ${referenceOf(handoffId)}`,
    text: letter(from, [
      `${from.name} wist alles van deze overdracht. Dat vraagt de wet.`,
      facts(handoffId, [['Gewist vanaf', dutchMoment(withdrawnAt)]]),
      'Wilt u ook verwijderen wat u hierover heeft opgeslagen? En wat u heeft doorgegeven aan anderen?',
      'U hoeft niets te bevestigen. Moet u iets bewaren van de wet? Dan mag dat blijven.',
      `De pagina van deze overdracht is gesloten:\n${link}`,
    ]),
  };
}

export function correctionMail(handoffId: string, link: string, from: MailSource): Letter {
  return {
    subject: `Verbeterd: overdracht ${referenceOf(handoffId)}`,
    text: letter(from, [
      `${from.name} heeft iets verbeterd in een overdracht die u eerder heeft gelezen.`,
      facts(handoffId, []),
      `Lees hier wat nu klopt:\n${link}`,
      'Wilt u het ook verbeteren in wat u zelf heeft opgeslagen? En bij anderen aan wie u het heeft doorgegeven?',
    ]),
  };
}

/** The code that opens the page; only who reads the partner's mailbox gets it. */
export function codeMail(handoffId: string, code: string, from: MailSource): Letter {
  return {
    subject: `Code voor overdracht ${referenceOf(handoffId)}`,
    text: letter(from, [
      `De code voor overdracht ${referenceOf(handoffId)} is: ${code}`,
      'De code werkt 15 minuten en één keer. Vul hem in op de pagina waar u hem aanvroeg.',
      'Heeft u geen code aangevraagd? Dan hoeft u niets te doen. Geef de code aan niemand door.',
    ]),
  };
}

/** As people read it: `OK-2026-00042/2`. */
function referenceOf(handoffId: string): string {
  return handoffId.replace('-H', '/');
}

function facts(handoffId: string, more: readonly (readonly [string, string])[]): string {
  return [['Kenmerk', referenceOf(handoffId)] as const, ...more]
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function letter(from: MailSource, paragraphs: readonly string[]): string {
  const closing = [`Vragen? Bel ${from.phone} en noem het kenmerk.`, `Groet,\n${from.name}`];
  return `${['Beste collega,', ...paragraphs, ...closing].join('\n\n')}\n`;
}
