import type { ApiError } from '../api/types.ts';
import type { Problem } from '../flow/problem.ts';

/** A request that cannot be done, as the API says it: status, stable code, a sentence for people. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: Problem[] | undefined;
  /** Further members of the body beside `error`. */
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { problems?: Problem[]; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.problems = more.problems;
    this.extra = more.extra ?? {};
  }

  body(): ApiError & Record<string, unknown> {
    const error: ApiError['error'] = { code: this.code, message: this.message };
    if (this.problems) error.problems = this.problems;
    return { ...this.extra, error };
  }
}
