declare module "*.css";

/** The script of the query engine's worker, bundled by build.mjs. */
declare module "worker-source" {
  const source: string;
  export default source;
}
