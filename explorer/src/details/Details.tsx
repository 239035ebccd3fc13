import { useGraph, useSelect, useStore } from "../state/store";

/** All about the selected thing, fact or article. */
export function Details() {
  const graph = useGraph();
  const select = useSelect();
  const selected = useStore((state) => state.selected);
  const item = selected === null ? undefined : graph.items.get(selected);
  if (item === undefined) return <p class="empty">Nothing is selected.</p>;
  return (
    <section>
      <h2>{item.id}</h2>
      <button type="button" onClick={() => select(null)}>Close</button>
    </section>
  );
}
