import type { FormSeal } from '../parts/form';

/** What every page of one link needs. */
export interface PageFrame {
  /** `OK-2026-00042/2`. */
  readonly reference: string;
  readonly partnerName: string;
  /** `/overdracht/{token}`. */
  readonly at: string;
  readonly seal: FormSeal;
  readonly supportPhone: string;
}
