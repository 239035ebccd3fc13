import { FactRow } from "../details/FactRow";
import { Long } from "../details/Long";
import { dateTold } from "../details/words";
import { useGraph } from "../state/store";
import type { Dated } from "./lanes";

/** The same as a list, in the order of time. */
export function Chronicle({ items }: { items: Dated[] }) {
  const graph = useGraph();
  const days: { words: string; items: Dated[] }[] = [];
  for (const item of items) {
    const words = dateTold(graph, item.fact)?.words ?? "";
    const last = days[days.length - 1];
    if (last?.words === words) last.items.push(item);
    else days.push({ words, items: [item] });
  }
  return (
    <section class="chronicle details">
      <h2>In the order of time</h2>
      {items.some(({ when }) => when.basis === "published") && <p class="quiet">A claim that has no date of its own stands at the day of its article.</p>}
      <Long of={days} few={30}>
        {({ words, items }) => (
          <li key={items[0]!.fact.id} class="day">
            <h3>{words}</h3>
            <div><Long of={items} few={8}>{({ fact }) => <FactRow key={fact.id} fact={fact} words={false} dated={false} />}</Long></div>
          </li>
        )}
      </Long>
    </section>
  );
}
