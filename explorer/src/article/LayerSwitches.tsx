import { useExplorer, useStore } from "../state/store";
import { LAYERS, type Layer, type Mark } from "./layers";

const WORDS: Record<Layer, string> = { names: "Names", events: "Events", claims: "Claims", bonds: "Offices and relations" };

/** The legend of the marks, which switches them. */
export function LayerSwitches({ marks }: { marks: Mark[] }) {
  const { store } = useExplorer();
  const hidden = useStore((state) => state.hiddenMarks);
  const count = (layer: Layer) => new Set(marks.filter((mark) => mark.layer === layer).map((mark) => mark.id)).size;
  const toggle = (layer: Layer) => store.set({ hiddenMarks: hidden.includes(layer) ? hidden.filter((each) => each !== layer) : [...hidden, layer] });
  return (
    <fieldset class="layers">
      <legend class="offscreen">What is marked</legend>
      {LAYERS.map((layer) => (
        <label key={layer} class={`layer ${layer} ${hidden.includes(layer) ? "off" : ""}`}>
          <input type="checkbox" checked={!hidden.includes(layer)} onChange={() => toggle(layer)} />
          <span class="sample">{WORDS[layer]}</span> <span class="count">{count(layer)}</span>
        </label>
      ))}
    </fieldset>
  );
}
