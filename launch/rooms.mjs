/** The folders of the hub's own code. */
export const rooms = [
  ...['activities', 'api', 'codec', 'config', 'connectors', 'demo', 'domain', 'launch'],
  ...['simulators', 'store', 'verify', 'worker', 'workflows'],
];
