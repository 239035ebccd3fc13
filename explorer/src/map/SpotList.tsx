/** The places of the map as a list, or the events of those that were chosen. */
import { FactRow } from "../details/FactRow";
import { Long } from "../details/Long";
import { SharedRow } from "../details/SharedDetails";
import { counted } from "../details/words";
import type { Told } from "../model/told";
import type { Id } from "../model/types";
import { Icon } from "../shell/icons";
import { ItemLink } from "../shell/ItemLink";
import { useExplorer } from "../state/store";
import { OnlyWith } from "../tables/OnlyWith";
import { ORDER, Pie } from "./Marks";
import { statusesOf, type Located, type Spot } from "./spots";

export function SpotList({ located, chosen }: { located: Located; chosen: readonly Id[] }) {
  const { store } = useExplorer();
  const spots = located.spots.filter(({ ids }) => ids.some((id) => chosen.includes(id)));
  if (spots.length === 0) {
    return (
      <>
        <OnlyWith />
        <h2>Places <span class="quiet">{located.spots.length.toLocaleString("en")}</span></h2>
        <Long of={located.spots} few={60}>{(spot) => <Place key={spot.ids[0]} spot={spot} />}</Long>
      </>
    );
  }
  return (
    <>
      <button type="button" class="small" onClick={() => store.set({ spots: [], selected: null })}><Icon name="left" /> All {counted(located.spots.length, "place")}</button>
      <Long of={spots} few={8}>
        {(spot) => (
          <li key={spot.ids[0]} class="place">
            <h2>{spot.ids.map((id) => <ItemLink key={id} id={id} />)} <span class="quiet">{counted(spot.told.length, "event")}</span></h2>
            <Long of={spot.told} few={6}>{(told) => <Row key={told.id} told={told} />}</Long>
          </li>
        )}
      </Long>
    </>
  );
}

function Row({ told }: { told: Told }) {
  return told.kind === "shared" ? <SharedRow item={told} /> : <FactRow fact={told} />;
}

function Place({ spot }: { spot: Spot }) {
  const { graph, store } = useExplorer();
  const statuses = statusesOf(spot.told, ORDER);
  return (
    <li class="placerow">
      <button type="button" onClick={() => store.set({ spots: [...spot.ids].sort() })}>
        <Pie told={statuses} radius={8} />
        <bdi>{spot.name}</bdi>
        <span class="count" title={statuses.map(([status, count]) => `${count} ${graph.statusLook(status).word}`).join(", ")}>{spot.told.length.toLocaleString("en")}</span>
      </button>
    </li>
  );
}
