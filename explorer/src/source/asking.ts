/** Asks the server, and tells in its own words why it does not answer. */

/** Nobody is there, or the way to it is broken. */
export class Gone extends Error {
  constructor() {
    super("The server does not answer.");
  }
}

/** It answers that it cannot: a limit, too much to do, a mistake in what was asked. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

/** @throws Gone or Refused. */
export async function asked(address: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Gone();
  }
  if (answer.ok) return answer;
  throw new Refused(answer.status, await detailOf(answer));
}

/** What problem details (RFC 9457) say; what stands between may answer otherwise. */
async function detailOf(answer: Response): Promise<string> {
  try {
    const { detail } = (await answer.json()) as { detail?: unknown };
    if (typeof detail === "string" && detail) return detail;
  } catch {
    // It is no JSON.
  }
  return `The server answers with an error (${answer.status}).`;
}
