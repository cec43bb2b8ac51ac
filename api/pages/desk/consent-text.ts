/** What the resident hears before they say yes. A text that says something else gets a new version. */
export const consentText = {
  version: 'toestemming-2026-1',
  lines: [
    'Wij willen dit over jou vertellen aan wie hieronder staat. Meer niet.',
    'Vind je dat goed? Nee zeggen mag. Wij helpen je dan ook.',
    'Je kunt het later stoppen, elke dag. Je hoeft niet te zeggen waarom.',
  ],
} as const;
