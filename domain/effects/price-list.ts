/** What one thing that may happen in a life costs society: an indication, no science. */
export interface PriceLine {
  readonly code: string;
  /** Dutch. */
  readonly label: string;
  readonly unit: 'year' | 'treatment' | 'trajectory';
  /** How long one unit lasts. */
  readonly months: number;
  /** Absent: it is known to cost, but there is no amount. */
  readonly cents?: number;
  readonly priceYear: number;
  readonly source: string;
}

export interface PriceList {
  /** Changes with every change of a line. */
  readonly version: string;
  readonly lines: readonly PriceLine[];
}
