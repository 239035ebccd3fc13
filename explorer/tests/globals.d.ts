/** The folder of the explorer's sources; put in by tests/run.mjs. */
declare const EXPLORER: string;
