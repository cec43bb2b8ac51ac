import { case1 } from './cases/case-1';
import { case2 } from './cases/case-2';
import { case3 } from './cases/case-3';
import { case4 } from './cases/case-4';
import { case5 } from './cases/case-5';
import { case6 } from './cases/case-6';
import type { CaseScript } from './script';

/** The six cases of the 2022 report, in its order. */
export const scripts: readonly CaseScript[] = [case1, case2, case3, case4, case5, case6];
