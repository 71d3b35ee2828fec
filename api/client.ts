/** The JSON API as functions: for the browser, and for scripts that pass a base address. Failures throw `ApiFailure`. */
import type { Flow } from '../flow/document.ts';
import type { Problem } from '../flow/problem.ts';
import type {
  ApiError,
  FlowRecord,
  FlowSummary,
  KeptRuns,
  PartSummary,
  RunCapacity,
  RunRecord,
  RunSettings,
  RunSummary,
} from './types.ts';

export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: Problem[];
  /** The whole body: a conflict carries the flow that stands. */
  readonly body: unknown;
  constructor(status: number, body: Partial<ApiError>) {
    super(body.error?.message ?? `The server answered ${status}.`);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = body.error?.code ?? 'api/unknown';
    this.problems = body.error?.problems ?? [];
    this.body = body;
  }
}

export function apiClient(base = '') {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    let response: Response;
    try {
      response = await fetch(`${base}/api${path}`, {
        method,
        headers: method === 'GET' ? {} : { 'content-type': 'application/json' },
        body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
        cache: 'no-store',
      });
    } catch {
      throw new ApiFailure(0, {
        error: { code: 'api/offline', message: 'The server does not answer. Is it still running?' },
      });
    }
    const text = await response.text();
    let answer: unknown = null;
    try {
      answer = text === '' ? null : JSON.parse(text);
    } catch {
      throw new ApiFailure(response.status, {});
    }
    if (!response.ok) throw new ApiFailure(response.status, (answer ?? {}) as Partial<ApiError>);
    return answer as T;
  }
  const id = encodeURIComponent;
  return {
    listFlows: () => call<FlowSummary[]>('GET', '/flows'),
    /** An absent document makes an empty flow. `text` is an import: parsed on the server, opened untrusted. */
    createFlow: (body: { name?: string; document?: Flow } | { text: string }) =>
      call<FlowRecord>('POST', '/flows', body),
    getFlow: (flow: string) => call<FlowRecord>('GET', `/flows/${id(flow)}`),
    /** Refused with 409 `flow/conflict` where `revision` is not the one that stands. */
    saveFlow: (flow: string, body: { document: Flow; revision: number }) =>
      call<{ revision: number; updatedAt: string }>('PUT', `/flows/${id(flow)}`, body),
    renameFlow: (flow: string, name: string) =>
      call<FlowRecord>('POST', `/flows/${id(flow)}/rename`, { name }),
    duplicateFlow: (flow: string) => call<FlowRecord>('POST', `/flows/${id(flow)}/duplicate`),
    trustFlow: (flow: string) => call<FlowRecord>('POST', `/flows/${id(flow)}/trust`),
    deleteFlow: (flow: string) => call<null>('DELETE', `/flows/${id(flow)}`),
    /** Takes a deletion back. */
    restoreFlow: (flow: string) => call<FlowRecord>('POST', `/flows/${id(flow)}/restore`),
    /** Problems that need the compiler: the user's code at its own line and column. */
    checkFlow: (document: Flow) => call<{ problems: Problem[] }>('POST', '/check', { document }),
    listRuns: (flow: string) => call<RunSummary[]>('GET', `/flows/${id(flow)}/runs`),
    /** Runs what is saved. 422 with problems where it does not compile, 403 `flow/untrusted` before approval. */
    startRun: (flow: string, settings: RunSettings = {}) =>
      call<RunSummary>('POST', `/flows/${id(flow)}/runs`, settings),
    getRun: (run: string) => call<RunRecord>('GET', `/runs/${id(run)}`),
    stopRun: (run: string) => call<RunSummary>('POST', `/runs/${id(run)}/stop`),
    /** Answers when the run has been told; its trace says from when on it holds. 409 `run/over`, 404 `run/no-queue`. */
    setCapacity: (run: string, wish: RunCapacity) =>
      call<RunCapacity>('POST', `/runs/${id(run)}/capacity`, wish),
    deleteRun: (run: string) => call<null>('DELETE', `/runs/${id(run)}`),
    getKeptRuns: () => call<KeptRuns>('GET', '/kept-runs'),
    /** Clears at once what is beyond it. */
    setKeptRuns: (kept: KeptRuns) => call<KeptRuns>('PUT', '/kept-runs', kept),
    listPartCode: () => call<PartSummary[]>('GET', '/parts'),
    /** Declaration files of `cueboard` for the code editor, by path. */
    listTypes: () => call<Record<string, string>>('GET', '/types'),
  };
}

/** Bytes of a run's trace from `from` on; with `follow` the stream stays open while the run writes. */
export const traceAddress = (run: string, from = 0, follow = true) =>
  `/api/runs/${encodeURIComponent(run)}/trace?from=${from}&follow=${follow ? 1 : 0}`;
/** A zip of the project. */
export const exportAddress = (flow: string) => `/api/flows/${encodeURIComponent(flow)}/export`;
/** The flow document as it is kept in git. */
export const flowFileAddress = (flow: string) => `/api/flows/${encodeURIComponent(flow)}/file`;
export const traceExportAddress = (run: string, format: string) =>
  `/api/runs/${encodeURIComponent(run)}/export?format=${encodeURIComponent(format)}`;

export const api = apiClient();
