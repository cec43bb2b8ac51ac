import { createServer, type Server } from 'node:http';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { Problem } from './problem';
import type { Route } from './route';

export interface Metrics {
  readonly measure: (route: Route) => Route;
  /** Serves /metrics for Prometheus. */
  listen(port: number): Server;
}

/** A number that is read whenever somebody asks for the metrics. */
interface ReadGauge {
  readonly name: string;
  readonly help: string;
  readonly read: () => Promise<number>;
}

/** Counts and times by operation and status; no label carries anything of a case. */
export function createMetrics(gauges: readonly ReadGauge[] = []): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'hub_api_seconds',
    help: 'Time to answer, by operation and status',
    labelNames: ['operation', 'status'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  for (const { name, help, read } of gauges) {
    const collect = async function collect(this: Gauge) {
      // While the database is away the others are still told.
      this.set(await read().catch(() => Number.NaN));
    };
    register.registerMetric(new Gauge({ name, help, registers: [], collect }));
  }
  return {
    measure: (route) => ({
      ...route,
      async answer(request) {
        const done = seconds.startTimer({ operation: route.operationId });
        try {
          const answer = await route.answer(request);
          done({ status: String(answer.status) });
          return answer;
        } catch (error) {
          done({ status: error instanceof Problem ? String(error.status) : '500' });
          throw error;
        }
      },
    }),
    listen: (port) =>
      createServer((_request, response) => {
        void register.metrics().then((text) => {
          response.setHeader('Content-Type', register.contentType);
          response.end(text);
        });
      }).listen(port, '127.0.0.1'),
  };
}
