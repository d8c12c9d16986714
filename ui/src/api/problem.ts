/** A refusal or failure of the API (RFC 9457), or a server that could not be reached. */

export interface ProblemBody {
  code: string;
  title: string;
  detail: string;
  status: number;
  request_id: string;
  retryable: boolean;
  field?: string | null;
}

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly requestId: string | null;
  readonly field: string | null;
  /** Seconds after which it may be tried again; `null` where the answer did not say. */
  readonly retryAfter: number | null;
  /** Everything the answer held, for what single codes add to it. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(body: Partial<ProblemBody> & { code: string }, retryAfter: number | null = null) {
    super(body.detail ?? body.title ?? body.code);
    this.name = 'Problem';
    this.code = body.code;
    this.status = body.status ?? 0;
    this.title = body.title ?? body.code;
    this.requestId = body.request_id ?? null;
    this.field = body.field ?? null;
    this.retryAfter = retryAfter;
    this.extra = { ...body };
  }

  /** No answer came: the request may or may not have arrived. */
  get unreachable(): boolean {
    return this.code === 'unreachable';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Reads any error body; what is no problem document becomes one with the code `unclear`. */
export function problemFrom(body: unknown, status: number, retryAfter: number | null = null): Problem {
  if (!isRecord(body)) return new Problem({ code: 'unclear', status }, retryAfter);
  const known = {
    ...body,
    code: text(body['code']) ?? 'unclear',
    title: text(body['title']),
    detail: text(body['detail']),
    request_id: text(body['request_id']),
    field: text(body['field']),
    status,
  };
  return new Problem(known, retryAfter);
}

/** Whatever was thrown, as a problem. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem({ code: 'unreachable' });
}
