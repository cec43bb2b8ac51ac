import type { FieldsOf } from '../form-errors';
import type { FieldError } from '../parts/errors';
import { planErrors, planOf, planPointers } from './plan-form';
import { textOf, ticked, told } from './typed';
import type { Typed } from './visit';

/** Fields of the form that are about sending it. */
const unkept = ['csrf', 'key', 'doe', 'bewaard', 'goed'];

const attendeesIn = (typed: Typed) => ticked(typed, 'aanwezig');

export function sessionErrors(typed: Typed, resident: string): readonly FieldError[] {
  const isGood = typed.get('goed') === 'ja';
  return [
    ...(attendeesIn(typed).length > 0 ? [] : [nobody]),
    ...(isWhole(textOf(typed, 'duur')) ? [] : [notMinutes]),
    ...planErrors(typed),
    ...(isGood ? [] : [{ field: 'goed', text: `Kies of ${resident} dit een goed plan vindt` }]),
  ];
}

/** Minutes in digits; how many there can be is the API's to say. */
function isWhole(minutes: string): boolean {
  return /^\d{0,6}$/u.test(minutes);
}

const notMinutes = { field: 'duur', text: 'Schrijf de duur in minuten, bijvoorbeeld 45' };
const nobody = { field: 'aanwezig-resident', text: 'Kruis aan wie er zijn' };

/** The session and its plan, as the API takes them. */
export function agreementOf(typed: Typed) {
  const minutes = textOf(typed, 'duur');
  return {
    attendees: attendeesIn(typed),
    ...told('told', typed, 'verteld'),
    ...told('summary', typed, 'afspraken'),
    ...(minutes === '' ? {} : { minutes: Number(minutes) }),
    ...planOf(typed),
  };
}

/** What is kept of a form until later; nothing of it is required. */
export function draftOf(typed: Typed) {
  const fields = [...typed].map(([name, value]) => ({ name, value: value.trim() }));
  return { fields: fields.filter(({ name, value }) => value !== '' && !unkept.includes(name)) };
}

/** Where the API's pointers lead in this form. */
export function sessionPointers(typed: Typed): FieldsOf {
  return {
    '/summary': { field: 'afspraken', text: 'Schrijf op wat jullie afspreken' },
    '/told': { field: 'verteld', text: 'Schrijf dit korter of anders op' },
    '/minutes': notMinutes,
    '/attendees': nobody,
    ...planPointers(typed),
  };
}

/** The same for a draft, which has its fields in a row. */
export function draftPointers(typed: Typed): FieldsOf {
  const fields = draftOf(typed).fields.map(({ name }, index) => {
    const error = { field: name, text: 'In deze tekst staat iets dat wij niet kunnen bewaren' };
    return [`/fields/${index}/value`, error] as const;
  });
  return Object.fromEntries(fields);
}
