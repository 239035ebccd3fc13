/** What answers queries; in a page that holds its graph it is Oxigraph in a worker. */

import type { Chunk } from "./editor";
import type { Answer, FromWorker, ToWorker } from "./messages";
import { declared, inWords } from "./prologue";

/** What the page carries packed for the engine, unpacked. */
export interface Parts {
  workerSource: string;
  wasm: ArrayBuffer;
  quads: ArrayBuffer;
  prefixes: Readonly<Record<string, string>>;
  explained: Chunk["explained"];
}

export class QueryFailed extends Error {}
export class QueryStopped extends Error {}

export interface Engine {
  /** Makes ready for the first query. */
  open(): Promise<void>;
  /**
   * Asks; one query at a time, an earlier one that still runs is stopped.
   *
   * @throws QueryFailed with the engine's words, QueryStopped if it ran longer than `seconds` or was cancelled.
   */
  ask(query: string, limits?: { seconds?: number }): Promise<Answer>;
  /** Stops the query that runs, if one does. */
  cancel(): void;
}

export class PageEngine implements Engine {
  statements = 0;
  private readonly url: string;
  private worker: Worker | null = null;
  private ready: Promise<void> | null = null;
  private last = 0;
  private stop: (() => void) | null = null;

  constructor(private readonly parts: Parts) {
    this.url = URL.createObjectURL(new Blob([parts.workerSource], { type: "text/javascript" }));
  }

  /** Starts the worker and loads the graph, once; again after a query was stopped. */
  open(): Promise<void> {
    this.ready ??= new Promise<void>((resolve, reject) => {
      const worker = new Worker(this.url);
      this.worker = worker;
      const fail = (message: string): void => {
        this.ready = null;
        reject(new QueryFailed(message));
      };
      worker.onerror = (event) => fail(event.message || "the browser does not run the query engine");
      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        if (event.data.kind === "broken") fail(event.data.message);
        if (event.data.kind !== "ready") return;
        this.statements = event.data.statements;
        resolve();
      };
      // Copies, not transfers: they are needed again if the worker has to be replaced.
      this.send({ kind: "open", wasm: this.parts.wasm, quads: this.parts.quads });
    });
    return this.ready;
  }

  async ask(query: string, { seconds = 30 }: { seconds?: number } = {}): Promise<Answer> {
    this.cancel();
    const id = ++this.last;
    await this.open();
    if (id !== this.last) throw new QueryStopped("stopped");
    return new Promise<Answer>((resolve, reject) => {
      const worker = this.worker;
      if (!worker) return reject(new QueryStopped("stopped"));
      const timer = setTimeout(() => this.end(`stopped after ${seconds} seconds`), seconds * 1000);
      const settle = (then: () => void): void => {
        clearTimeout(timer);
        this.stop = null;
        worker.removeEventListener("message", listen);
        then();
      };
      const listen = (event: MessageEvent<FromWorker>): void => {
        const message = event.data;
        if (message.kind === "answer" && message.id === id) settle(() => resolve(message.answer));
        if (message.kind === "error" && message.id === id) settle(() => reject(new QueryFailed(this.parts.explained(inWords(message.message), query, this.parts.prefixes))));
      };
      this.stop = () => settle(() => reject(new QueryStopped(this.why)));
      worker.addEventListener("message", listen);
      this.send({ kind: "ask", id, query: declared(query, this.parts.prefixes) });
    });
  }

  /** The graph is loaded anew for the next query. */
  cancel(): void {
    this.last++; // one that still waits for the graph is not asked any more
    if (this.stop) this.end("stopped");
  }

  private why = "stopped";

  private end(why: string): void {
    this.why = why;
    this.worker?.terminate();
    this.worker = null;
    this.ready = null;
    this.stop?.();
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }
}
