import { useMemo } from "preact/hooks";
import type { Graph } from "../model/graph";
import { useGraph } from "../state/store";
import type { Column } from "./rows";

/** Columns are made once for a graph, rows once for what is visible: tables sort and search only anew what changed. */
export function useColumns<Row>(make: (graph: Graph) => Column<Row>[]): Column<Row>[] {
  const graph = useGraph();
  return useMemo(() => make(graph), [graph]);
}
