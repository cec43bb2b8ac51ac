/** Saved views of the Temporal UI: what operators look at first. */
const views = [
  [
    'Open cases',
    'WorkflowType="residentCase" AND ExecutionStatus="Running" AND CaseStage!="closed"',
  ],
  ['Overdue', 'WorkflowType="residentCase" AND Overdue=true'],
  [
    'Needs attention',
    'WorkflowType="residentCase" AND Attention IS NOT NULL AND ExecutionStatus="Running"',
  ],
  ['Waiting on a partner', 'WorkflowType="partnerHandoff" AND ExecutionStatus="Running"'],
  [
    'Dead letters',
    'WorkflowType="partnerHandoff" AND Attention="handoff-dead-letter" AND ExecutionStatus="Running"',
  ],
  ['Signal reports', 'WorkflowType="signalReport"'],
  ['Failed tasks', 'TemporalReportedProblems IS NOT NULL'],
] as const;

/** The page at `/`: where everything is. */
export function renderStartPage(temporalUiUrl: string): string {
  const links = views.map(([name, query]) => {
    const search = new URLSearchParams({ query, savedQuery: name });
    return `<li><a href="${temporalUiUrl}/namespaces/default/workflows?${escape(search.toString())}">${name}</a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Op Koers hub</title></head>
<body>
<main>
<h1>Op Koers hub</h1>
<p>Runs every resident's case as one long-lived workflow.</p>
<ul>
<li><a href="/docs">API documentation</a></li>
<li><a href="/v1/openapi.json">OpenAPI document</a></li>
<li><a href="/health/ready">Health</a></li>
</ul>
<h2>Temporal UI</h2>
<ul>
${links.join('\n')}
</ul>
</main>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
