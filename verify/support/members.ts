/** Everybody who may give commands on a case they are on: 14 professionals and two project leaders. */
export const members = [
  ...['wc-01', 'wc-02', 'st-01', 'st-02', 'id-01', 'id-02', 'vh-01', 'vh-02'],
  ...['yw-01', 'yw-02', 'yd-01', 'yd-02', 'rmc-01', 'rmc-02', 'pl-01', 'pl-02'],
];

/** A team of everybody, so that any of them may work on the case. */
export const everybody = { caseHolder: 'wc-01', members };
