import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the house measures of itself; read at /metrics from this machine only. */
export const metrics = new Registry()
collectDefaultMetrics({ register: metrics })

export const requestSeconds = new Histogram({
  name: 'atom_http_request_seconds',
  help: 'Time from the first byte of a request to the last of its answer.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [metrics],
})

export const requestsUnderWay = new Gauge({
  name: 'atom_http_requests_under_way',
  help: 'Requests being answered now.',
  registers: [metrics],
})

export const requestsShed = new Counter({
  name: 'atom_http_requests_shed_total',
  help: 'Requests answered 503 at once because too many were under way.',
  registers: [metrics],
})

export const jobsRun = new Counter({
  name: 'atom_jobs_total',
  help: 'Jobs by name and how they ended.',
  labelNames: ['job', 'ended'],
  registers: [metrics],
})
