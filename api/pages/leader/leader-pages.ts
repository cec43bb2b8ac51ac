import type { DeskPage } from '../desk/page';
import { deadlinesPage } from './deadlines-page';
import { decisionPage } from './decision-page';
import { decisionsPage } from './decisions-page';
import { deviationPage } from './deviation-page';
import { overviewPage } from './overview-page';

/** What a project leader sees besides the cases. */
export const leaderPages: readonly DeskPage[] = [
  ...[overviewPage, decisionsPage, decisionPage, deviationPage, deadlinesPage],
];
